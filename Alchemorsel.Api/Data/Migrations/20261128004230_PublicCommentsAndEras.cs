using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class PublicCommentsAndEras : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_recipe_comment_recipe_id_thread_id_id",
                table: "recipe_comment");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_found_by",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "traits",
                table: "recipe_search");

            migrationBuilder.CreateSequence(
                name: "recipe_search_place");

            // Rows that are here get their places in the order in which they lie, which is that in which they came.
            migrationBuilder.AddColumn<long>(
                name: "place",
                table: "recipe_search",
                type: "bigint",
                nullable: false,
                defaultValueSql: "nextval('recipe_search_place')");

            // What a list is narrowed by, spelt as RecipeTraits spells it.
            migrationBuilder.Sql(
                """
                DROP FUNCTION recipe_traits;

                CREATE FUNCTION recipe_traits(household uuid, tags text[], cuisine text, category text, diets int, avoided int, unknown int, difficulty int,
                    minutes int, rating float8, place bigint)
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
                        UNION ALL SELECT ' era:' || (place >> 14)
                    ) AS traits(trait) WHERE trait IS NOT NULL
                $$;
                """);

            migrationBuilder.AddColumn<List<string>>(
                name: "traits",
                table: "recipe_search",
                type: "text[]",
                nullable: false,
                computedColumnSql: "recipe_traits(household_id, tag_keys, cuisine_key, category_key, diets, allergens | may_contain, unknown_lines, difficulty, minutes, rating, place)",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_found_by",
                table: "recipe_search",
                columns: new[] { "vector", "title_vector", "foods", "rarest", "traits" })
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.AddColumn<bool>(
                name: "is_public",
                table: "recipe_comment",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "ix_recipe_comment_recipe_id_is_public_thread_id_id",
                table: "recipe_comment",
                columns: new[] { "recipe_id", "is_public", "thread_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_recipe_comment_recipe_id_is_public_thread_id_id",
                table: "recipe_comment");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_found_by",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "traits",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "place",
                table: "recipe_search");

            migrationBuilder.DropSequence(
                name: "recipe_search_place");

            // What a list is narrowed by, spelt as RecipeTraits spells it.
            migrationBuilder.Sql(
                """
                DROP FUNCTION recipe_traits;

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

            migrationBuilder.DropColumn(
                name: "is_public",
                table: "recipe_comment");

            migrationBuilder.CreateIndex(
                name: "ix_recipe_comment_recipe_id_thread_id_id",
                table: "recipe_comment",
                columns: new[] { "recipe_id", "thread_id", "id" });
        }
    }
}
