using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class PublicProfiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "discovery",
                table: "switches",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateTable(
                name: "block",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    blocked_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    handle = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_block", x => new { x.user_id, x.blocked_id });
                    table.ForeignKey(
                        name: "fk_block_asp_net_users_blocked_id",
                        column: x => x.blocked_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_block_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "profile",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    handle = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    display_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    bio = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    discoverable = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_profile", x => x.user_id);
                    table.ForeignKey(
                        name: "fk_profile_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "profile_handle",
                columns: table => new
                {
                    handle = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    held_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_profile_handle", x => x.handle);
                    table.ForeignKey(
                        name: "fk_profile_handle_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "follow",
                columns: table => new
                {
                    follower_id = table.Column<Guid>(type: "uuid", nullable: false),
                    followed_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follow", x => new { x.follower_id, x.followed_id });
                    table.ForeignKey(
                        name: "fk_follow_profile_followed_id",
                        column: x => x.followed_id,
                        principalTable: "profile",
                        principalColumn: "user_id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_follow_profile_follower_id",
                        column: x => x.follower_id,
                        principalTable: "profile",
                        principalColumn: "user_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "publication",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recipe_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publication", x => x.id);
                    table.ForeignKey(
                        name: "fk_publication_memberships_household_id_user_id",
                        columns: x => new { x.household_id, x.user_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "household_id", "user_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_publication_profile_user_id",
                        column: x => x.user_id,
                        principalTable: "profile",
                        principalColumn: "user_id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_publication_recipe_recipe_id",
                        column: x => x.recipe_id,
                        principalTable: "recipe",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_block_blocked_id_user_id",
                table: "block",
                columns: new[] { "blocked_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_block_user_id_id",
                table: "block",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_follow_followed_id_id",
                table: "follow",
                columns: new[] { "followed_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_follow_follower_id_id",
                table: "follow",
                columns: new[] { "follower_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_profile_handle",
                table: "profile",
                column: "handle",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_profile_handle_held_until",
                table: "profile_handle",
                column: "held_until");

            migrationBuilder.CreateIndex(
                name: "ix_profile_handle_user_id",
                table: "profile_handle",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_publication_household_id_user_id",
                table: "publication",
                columns: new[] { "household_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_publication_recipe_id",
                table: "publication",
                column: "recipe_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publication_user_id_id",
                table: "publication",
                columns: new[] { "user_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "block");

            migrationBuilder.DropTable(
                name: "follow");

            migrationBuilder.DropTable(
                name: "profile_handle");

            migrationBuilder.DropTable(
                name: "publication");

            migrationBuilder.DropTable(
                name: "profile");

            migrationBuilder.DropColumn(
                name: "discovery",
                table: "switches");
        }
    }
}
