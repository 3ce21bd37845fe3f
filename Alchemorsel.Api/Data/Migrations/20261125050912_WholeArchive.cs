using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class WholeArchive : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "author_name",
                table: "recipe_revision",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_settled",
                table: "import_job",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "parts",
                table: "import_job",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<Guid>(
                name: "original_id",
                table: "import_item",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<List<Guid>>(
                name: "uses",
                table: "import_item",
                type: "uuid[]",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "by_name",
                table: "cooked_entry",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_import_item_household_id_original_id",
                table: "import_item",
                columns: new[] { "household_id", "original_id" },
                filter: "original_id IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_import_item_household_id_original_id",
                table: "import_item");

            migrationBuilder.DropColumn(
                name: "author_name",
                table: "recipe_revision");

            migrationBuilder.DropColumn(
                name: "is_settled",
                table: "import_job");

            migrationBuilder.DropColumn(
                name: "parts",
                table: "import_job");

            migrationBuilder.DropColumn(
                name: "original_id",
                table: "import_item");

            migrationBuilder.DropColumn(
                name: "uses",
                table: "import_item");

            migrationBuilder.DropColumn(
                name: "by_name",
                table: "cooked_entry");
        }
    }
}
