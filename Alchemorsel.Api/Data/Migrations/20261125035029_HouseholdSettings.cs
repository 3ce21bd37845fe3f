using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class HouseholdSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "currency",
                table: "households",
                type: "character varying(3)",
                maxLength: 3,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "hemisphere",
                table: "households",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            // A cook's forms for new recipes were one; now each has a key of its own.
            migrationBuilder.Sql(
                """
                UPDATE recipe_form_drafts SET key = 'new-' || replace(gen_random_uuid()::text, '-', '') WHERE key = 'new'
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "currency",
                table: "households");

            migrationBuilder.DropColumn(
                name: "hemisphere",
                table: "households");
        }
    }
}
