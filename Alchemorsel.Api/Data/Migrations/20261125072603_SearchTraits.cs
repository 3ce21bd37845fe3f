using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchTraits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_category_key_recipe_id",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_cuisine_key_recipe_id",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_foods",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_rarest",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_tag_keys",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_title_vector",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_vector",
                table: "recipe_search");

            // What a list is narrowed by, spelt as RecipeTraits spells it.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION recipe_traits(household uuid, tags text[], cuisine text, category text, diets int, avoided int, unknown int, difficulty int,
                    minutes int, rating float8)
                RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
                    SELECT array_agg(right(household::text, 8) || trait) FROM (
                        SELECT ''
                        UNION ALL SELECT ' tag:' || tag FROM unnest(tags) AS tag
                        UNION ALL SELECT ' cuisine:' || cuisine
                        UNION ALL SELECT ' category:' || category
                        UNION ALL SELECT ' difficulty:' || difficulty
                        UNION ALL SELECT ' diet:' || bit FROM generate_series(0, 6) AS bit WHERE diets & (1 << bit) <> 0
                        UNION ALL SELECT ' free:' || bit FROM generate_series(0, 13) AS bit WHERE avoided & (1 << bit) = 0
                        UNION ALL SELECT ' known' WHERE unknown = 0
                        UNION ALL SELECT ' within:' || bound FROM unnest(ARRAY[15, 30, 45, 60, 90, 120]) AS bound WHERE minutes <= bound
                        UNION ALL SELECT ' stars:' || bound FROM generate_series(1, 5) AS bound WHERE rating >= bound
                    ) AS traits(trait) WHERE trait IS NOT NULL
                $$;
                """);

            migrationBuilder.AddColumn<List<string>>(
                name: "traits",
                table: "recipe_search",
                type: "text[]",
                nullable: false,
                computedColumnSql: "recipe_traits(household_id, tag_keys, cuisine_key, category_key, diets, allergens | may_contain, unknown_lines, difficulty, minutes, rating)",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_found_by",
                table: "recipe_search",
                columns: new[] { "vector", "title_vector", "foods", "rarest", "traits" })
                .Annotation("Npgsql:IndexMethod", "gin");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_recipe_search_found_by",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "traits",
                table: "recipe_search");

            migrationBuilder.Sql("DROP FUNCTION recipe_traits");

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_category_key_recipe_id",
                table: "recipe_search",
                columns: new[] { "household_id", "category_key", "recipe_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_cuisine_key_recipe_id",
                table: "recipe_search",
                columns: new[] { "household_id", "cuisine_key", "recipe_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_foods",
                table: "recipe_search",
                columns: new[] { "household_id", "foods" })
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_rarest",
                table: "recipe_search",
                columns: new[] { "household_id", "rarest" })
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_tag_keys",
                table: "recipe_search",
                columns: new[] { "household_id", "tag_keys" })
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_title_vector",
                table: "recipe_search",
                columns: new[] { "household_id", "title_vector" })
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_vector",
                table: "recipe_search",
                columns: new[] { "household_id", "vector" })
                .Annotation("Npgsql:IndexMethod", "gin");
        }
    }
}
