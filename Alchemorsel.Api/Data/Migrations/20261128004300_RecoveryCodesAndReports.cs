using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class RecoveryCodesAndReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Of the codes there are only the old hashes are known, from which no slow one can be made: they are over, and their owners make new ones.
            migrationBuilder.Sql("DELETE FROM recovery_codes");

            migrationBuilder.AddColumn<int>(
                name: "iterations",
                table: "recovery_codes",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<byte[]>(
                name: "salt",
                table: "recovery_codes",
                type: "bytea",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateIndex(
                name: "ix_content_report_decided_at",
                table: "content_report",
                column: "decided_at");

            migrationBuilder.CreateIndex(
                name: "ix_content_report_reporter_id",
                table: "content_report",
                column: "reporter_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // What is left of a slow hash without its salt is good for nothing either.
            migrationBuilder.Sql("DELETE FROM recovery_codes");

            migrationBuilder.DropIndex(
                name: "ix_content_report_decided_at",
                table: "content_report");

            migrationBuilder.DropIndex(
                name: "ix_content_report_reporter_id",
                table: "content_report");

            migrationBuilder.DropColumn(
                name: "iterations",
                table: "recovery_codes");

            migrationBuilder.DropColumn(
                name: "salt",
                table: "recovery_codes");
        }
    }
}
