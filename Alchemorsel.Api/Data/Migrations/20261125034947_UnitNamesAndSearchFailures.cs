using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class UnitNamesAndSearchFailures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_naming",
                table: "household_unit",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "shown",
                table: "household_unit",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "shown_plural",
                table: "household_unit",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "recipe_search_failure",
                columns: table => new
                {
                    recipe_id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    retry_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recipe_search_failure", x => x.recipe_id);
                    table.ForeignKey(
                        name: "fk_recipe_search_failure_recipe_recipe_id",
                        column: x => x.recipe_id,
                        principalTable: "recipe",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_household_unit_household_id_unit",
                table: "household_unit",
                columns: new[] { "household_id", "unit" },
                unique: true,
                filter: "is_naming");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "recipe_search_failure");

            migrationBuilder.DropIndex(
                name: "ix_household_unit_household_id_unit",
                table: "household_unit");

            migrationBuilder.DropColumn(
                name: "is_naming",
                table: "household_unit");

            migrationBuilder.DropColumn(
                name: "shown",
                table: "household_unit");

            migrationBuilder.DropColumn(
                name: "shown_plural",
                table: "household_unit");
        }
    }
}
