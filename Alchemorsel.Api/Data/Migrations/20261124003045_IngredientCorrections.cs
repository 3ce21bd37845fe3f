using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class IngredientCorrections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ingredient_correction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    line = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    any_amount = table.Column<bool>(type: "boolean", nullable: false),
                    quantity = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    food = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    preparation = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    comment = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ingredient_correction", x => x.id);
                    table.ForeignKey(
                        name: "fk_ingredient_correction_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_forked_from_id",
                table: "recipe",
                column: "forked_from_id");

            migrationBuilder.CreateIndex(
                name: "ix_ingredient_correction_household_id_id",
                table: "ingredient_correction",
                columns: new[] { "household_id", "id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_ingredient_correction_household_id_key",
                table: "ingredient_correction",
                columns: new[] { "household_id", "key" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "fk_recipe_recipe_forked_from_id",
                table: "recipe",
                column: "forked_from_id",
                principalTable: "recipe",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_recipe_recipe_forked_from_id",
                table: "recipe");

            migrationBuilder.DropTable(
                name: "ingredient_correction");

            migrationBuilder.DropIndex(
                name: "ix_recipe_forked_from_id",
                table: "recipe");
        }
    }
}
