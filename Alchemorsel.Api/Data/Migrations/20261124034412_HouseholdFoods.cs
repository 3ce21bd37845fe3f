using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class HouseholdFoods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<Guid>>(
                name: "uses",
                table: "recipe_search",
                type: "uuid[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.CreateTable(
                name: "household_food",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    aliases = table.Column<List<string>>(type: "text[]", nullable: false),
                    aisle = table.Column<int>(type: "integer", nullable: true),
                    grams_per_millilitre = table.Column<double>(type: "double precision", nullable: true),
                    grams_per_piece = table.Column<double>(type: "double precision", nullable: true),
                    allergens_added = table.Column<int>(type: "integer", nullable: false),
                    allergens_removed = table.Column<int>(type: "integer", nullable: false),
                    diets = table.Column<int>(type: "integer", nullable: true),
                    per100grams = table.Column<string>(type: "jsonb", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_household_food", x => x.id);
                    table.ForeignKey(
                        name: "fk_household_food_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_uses",
                table: "recipe_search",
                columns: new[] { "household_id", "uses" })
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_household_food_household_id_code",
                table: "household_food",
                columns: new[] { "household_id", "code" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "household_food");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_uses",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "uses",
                table: "recipe_search");
        }
    }
}
