using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchAtScale : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_words",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "words",
                table: "recipe_search");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:btree_gin", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:btree_gin", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.AddColumn<List<string>>(
                name: "rarest",
                table: "recipe_search",
                type: "text[]",
                nullable: false,
                computedColumnSql: "ARRAY['1:' || coalesce(foods[1], ''), '2:' || coalesce(foods[2], ''), '3:' || coalesce(foods[3], ''), '4:' || coalesce(foods[4], '')]",
                stored: true);

            migrationBuilder.AddColumn<NpgsqlTsVector>(
                name: "title_vector",
                table: "recipe_search",
                type: "tsvector",
                nullable: false,
                computedColumnSql: "ts_filter(vector, '{a}')",
                stored: true);

            migrationBuilder.CreateTable(
                name: "search_word",
                columns: table => new
                {
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    word = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_word", x => new { x.household_id, x.word });
                    table.ForeignKey(
                        name: "fk_search_word_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_rarest",
                table: "recipe_search",
                columns: new[] { "household_id", "rarest" })
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_title_vector",
                table: "recipe_search",
                columns: new[] { "household_id", "title_vector" })
                .Annotation("Npgsql:IndexMethod", "gin");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "search_word");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_rarest",
                table: "recipe_search");

            migrationBuilder.DropIndex(
                name: "ix_recipe_search_household_id_title_vector",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "rarest",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "title_vector",
                table: "recipe_search");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:btree_gin", ",,")
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:btree_gin", ",,");

            migrationBuilder.AddColumn<string>(
                name: "words",
                table: "recipe_search",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "ix_recipe_search_household_id_words",
                table: "recipe_search",
                columns: new[] { "household_id", "words" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "uuid_ops", "gin_trgm_ops" });
        }
    }
}
