using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class KitchenIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_foods",
                table: "recipe_search",
                columns: new[] { "household_id", "foods" })
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_last_cooked_at_recipe_id",
                table: "recipe_search",
                columns: new[] { "household_id", "last_cooked_at", "recipe_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_foods",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_last_cooked_at_recipe_id",
                table: "recipe_search");
        }
    }
}
