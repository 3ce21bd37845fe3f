using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class HouseholdNeedsAndSwitches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "diets",
                table: "households",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "first_day_of_week",
                table: "households",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "locale",
                table: "households",
                type: "character varying(35)",
                maxLength: 35,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "mild_allergies",
                table: "households",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "severe_allergies",
                table: "households",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "units",
                table: "households",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "switches",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    sign_up = table.Column<int>(type: "integer", nullable: true),
                    import_from_web = table.Column<bool>(type: "boolean", nullable: false),
                    share_links = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_switches", x => x.id);
                    table.CheckConstraint("ck_switches_one_row", "id = 1");
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "switches");

            migrationBuilder.DropColumn(
                name: "diets",
                table: "households");

            migrationBuilder.DropColumn(
                name: "first_day_of_week",
                table: "households");

            migrationBuilder.DropColumn(
                name: "locale",
                table: "households");

            migrationBuilder.DropColumn(
                name: "mild_allergies",
                table: "households");

            migrationBuilder.DropColumn(
                name: "severe_allergies",
                table: "households");

            migrationBuilder.DropColumn(
                name: "units",
                table: "households");
        }
    }
}
