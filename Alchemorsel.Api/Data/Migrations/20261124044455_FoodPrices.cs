using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class FoodPrices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "price",
                table: "household_food",
                type: "jsonb",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "price",
                table: "household_food");
        }
    }
}
