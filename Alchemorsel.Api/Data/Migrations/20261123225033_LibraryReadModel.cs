using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class LibraryReadModel : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "allergens",
                table: "recipe_search",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "archived_at",
                table: "recipe_search",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "category_key",
                table: "recipe_search",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "cooked_count",
                table: "recipe_search",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "cuisine_key",
                table: "recipe_search",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "diets",
                table: "recipe_search",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "difficulty",
                table: "recipe_search",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "foods",
                table: "recipe_search",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<bool>(
                name: "is_draft",
                table: "recipe_search",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_cooked_at",
                table: "recipe_search",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "may_contain",
                table: "recipe_search",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "minutes",
                table: "recipe_search",
                type: "integer",
                nullable: false,
                defaultValue: 2147483647);

            migrationBuilder.AddColumn<double>(
                name: "rating",
                table: "recipe_search",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sort_title",
                table: "recipe_search",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<List<string>>(
                name: "tag_keys",
                table: "recipe_search",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<int>(
                name: "unknown_lines",
                table: "recipe_search",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "allergens",
                table: "recipe",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "equipment",
                table: "recipe",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'");

            migrationBuilder.AddColumn<Guid>(
                name: "forked_from_id",
                table: "recipe",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "forked_from_title",
                table: "recipe",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "allergens",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "archived_at",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "category_key",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "cooked_count",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "cuisine_key",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "diets",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "difficulty",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "foods",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "is_draft",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "last_cooked_at",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "may_contain",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "minutes",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "rating",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "sort_title",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "tag_keys",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "unknown_lines",
                table: "recipe_search");

            migrationBuilder.DropColumn(
                name: "allergens",
                table: "recipe");

            migrationBuilder.DropColumn(
                name: "equipment",
                table: "recipe");

            migrationBuilder.DropColumn(
                name: "forked_from_id",
                table: "recipe");

            migrationBuilder.DropColumn(
                name: "forked_from_title",
                table: "recipe");
        }
    }
}
