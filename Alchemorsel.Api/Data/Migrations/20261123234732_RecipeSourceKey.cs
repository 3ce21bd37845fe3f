using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class RecipeSourceKey : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "source_key",
                table: "recipe",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_recipe_household_id_source_key",
                table: "recipe",
                columns: new[] { "household_id", "source_key" },
                filter: "source_key IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_recipe_household_id_source_key",
                table: "recipe");

            migrationBuilder.DropColumn(
                name: "source_key",
                table: "recipe");
        }
    }
}
