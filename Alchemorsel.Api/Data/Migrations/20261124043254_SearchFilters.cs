using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchFilters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<short>(
                name: "derived_by",
                table: "recipe_search",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<int>(
                name: "shuffle",
                table: "recipe_search",
                type: "integer",
                nullable: false,
                computedColumnSql: "uuid_hash(recipe_id)",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_derived_by",
                table: "recipe_search",
                column: "derived_by");

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_category_key_recipe_id",
                table: "recipe_search",
                columns: new[] { "household_id", "category_key", "recipe_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_cooked_count_recipe_id",
                table: "recipe_search",
                columns: new[] { "household_id", "cooked_count", "recipe_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_cuisine_key_recipe_id",
                table: "recipe_search",
                columns: new[] { "household_id", "cuisine_key", "recipe_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_minutes_recipe_id",
                table: "recipe_search",
                columns: new[] { "household_id", "minutes", "recipe_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_rating_recipe_id",
                table: "recipe_search",
                columns: new[] { "household_id", "rating", "recipe_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_recipe_id",
                table: "recipe_search",
                columns: new[] { "household_id", "recipe_id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_shuffle_recipe_id",
                table: "recipe_search",
                columns: new[] { "household_id", "shuffle", "recipe_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_sort_title_recipe_id",
                table: "recipe_search",
                columns: new[] { "household_id", "sort_title", "recipe_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_tag_keys",
                table: "recipe_search",
                columns: new[] { "household_id", "tag_keys" })
                .Annotation("Npgsql:IndexMethod", "gin");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_recipe_search_derived_by",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_category_key_recipe_id",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_cooked_count_recipe_id",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_cuisine_key_recipe_id",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_minutes_recipe_id",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_rating_recipe_id",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_recipe_id",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_shuffle_recipe_id",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_sort_title_recipe_id",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_tag_keys",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "shuffle",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "derived_by",
                table: "recipe_search");
        }
    }
}
