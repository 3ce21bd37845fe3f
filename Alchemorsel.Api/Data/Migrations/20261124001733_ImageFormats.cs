using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class ImageFormats : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string[]>(
                name: "formats",
                table: "recipe_image",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{webp}'");

            migrationBuilder.AddColumn<string>(
                name: "preview",
                table: "recipe_image",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "formats",
                table: "cooked_photo",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{webp}'");

            migrationBuilder.AddColumn<string>(
                name: "preview",
                table: "cooked_photo",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "formats",
                table: "recipe_image");

            migrationBuilder.DropColumn(
                name: "preview",
                table: "recipe_image");

            migrationBuilder.DropColumn(
                name: "formats",
                table: "cooked_photo");

            migrationBuilder.DropColumn(
                name: "preview",
                table: "cooked_photo");
        }
    }
}
