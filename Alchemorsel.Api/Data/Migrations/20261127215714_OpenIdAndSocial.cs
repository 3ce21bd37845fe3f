using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alchemorsel.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class OpenIdAndSocial : Migration
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

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "confirmed_at",
                table: "sign_ins",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "review",
                table: "recipe_rating",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "review_edited_at",
                table: "recipe_rating",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "review_hidden_at",
                table: "recipe_rating",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "review_hidden_because",
                table: "recipe_rating",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reviewed_at",
                table: "recipe_rating",
                type: "timestamp with time zone",
                nullable: true);

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
                name: "openid_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issuer = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    subject = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    provider = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    linked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_openid_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_openid_links_asp_net_users_user_id",
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
                name: "recipe_comment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recipe_id = table.Column<Guid>(type: "uuid", nullable: false),
                    thread_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    edited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    hidden_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    hidden_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recipe_comment", x => x.id);
                    table.ForeignKey(
                        name: "fk_recipe_comment_asp_net_users_author_id",
                        column: x => x.author_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_recipe_comment_recipe_comment_thread_id",
                        column: x => x.thread_id,
                        principalTable: "recipe_comment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_recipe_comment_recipe_recipe_id",
                        column: x => x.recipe_id,
                        principalTable: "recipe",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recipe_hiding",
                columns: table => new
                {
                    recipe_id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    hidden_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recipe_hiding", x => x.recipe_id);
                    table.ForeignKey(
                        name: "fk_recipe_hiding_recipe_recipe_id",
                        column: x => x.recipe_id,
                        principalTable: "recipe",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "spent_openid_tickets",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_spent_openid_tickets", x => x.hash);
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

            migrationBuilder.CreateTable(
                name: "content_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    recipe_id = table.Column<Guid>(type: "uuid", nullable: false),
                    comment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reviewer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    subject_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    reporter_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<int>(type: "integer", nullable: false),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_open = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_because = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_content_report", x => x.id);
                    table.ForeignKey(
                        name: "fk_content_report_asp_net_users_decided_by_id",
                        column: x => x.decided_by_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_content_report_asp_net_users_reporter_id",
                        column: x => x.reporter_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_content_report_recipe_comment_comment_id",
                        column: x => x.comment_id,
                        principalTable: "recipe_comment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_content_report_recipe_rating_recipe_id_reviewer_id",
                        columns: x => new { x.recipe_id, x.reviewer_id },
                        principalTable: "recipe_rating",
                        principalColumns: new[] { "recipe_id", "user_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_content_report_recipe_recipe_id",
                        column: x => x.recipe_id,
                        principalTable: "recipe",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    recipe_id = table.Column<Guid>(type: "uuid", nullable: true),
                    comment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    details = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => x.id);
                    table.ForeignKey(
                        name: "fk_notifications_asp_net_users_by_id",
                        column: x => x.by_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_notifications_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "AspNetUsers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_notifications_recipe_comment_comment_id",
                        column: x => x.comment_id,
                        principalTable: "recipe_comment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_notifications_recipe_recipe_id",
                        column: x => x.recipe_id,
                        principalTable: "recipe",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_rating_recipe_id_reviewed_at_user_id",
                table: "recipe_rating",
                columns: new[] { "recipe_id", "reviewed_at", "user_id" },
                descending: new[] { false, true, true },
                filter: "review IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_block_blocked_id_user_id",
                table: "block",
                columns: new[] { "blocked_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_block_user_id_id",
                table: "block",
                columns: new[] { "user_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_content_report_comment_id",
                table: "content_report",
                column: "comment_id");

            migrationBuilder.CreateIndex(
                name: "ix_content_report_decided_by_id",
                table: "content_report",
                column: "decided_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_content_report_is_open_id",
                table: "content_report",
                columns: new[] { "is_open", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_content_report_recipe_id_reviewer_id",
                table: "content_report",
                columns: new[] { "recipe_id", "reviewer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_content_report_reporter_id_subject_key",
                table: "content_report",
                columns: new[] { "reporter_id", "subject_key" },
                unique: true,
                filter: "is_open");

            migrationBuilder.CreateIndex(
                name: "ix_content_report_subject_key",
                table: "content_report",
                column: "subject_key");

            migrationBuilder.CreateIndex(
                name: "ix_follow_followed_id_id",
                table: "follow",
                columns: new[] { "followed_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_follow_follower_id_id",
                table: "follow",
                columns: new[] { "follower_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_by_id",
                table: "notifications",
                column: "by_id");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_comment_id",
                table: "notifications",
                column: "comment_id");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_created_at",
                table: "notifications",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_recipe_id",
                table: "notifications",
                column: "recipe_id");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_user_id",
                table: "notifications",
                column: "user_id",
                filter: "read_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_user_id_id",
                table: "notifications",
                columns: new[] { "user_id", "id" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_openid_links_issuer_subject",
                table: "openid_links",
                columns: new[] { "issuer", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_openid_links_user_id",
                table: "openid_links",
                column: "user_id");

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

            migrationBuilder.CreateIndex(
                name: "ix_recipe_comment_author_id",
                table: "recipe_comment",
                column: "author_id");

            migrationBuilder.CreateIndex(
                name: "ix_recipe_comment_recipe_id_thread_id_id",
                table: "recipe_comment",
                columns: new[] { "recipe_id", "thread_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_recipe_comment_thread_id",
                table: "recipe_comment",
                column: "thread_id");

            migrationBuilder.CreateIndex(
                name: "ix_spent_openid_tickets_expires_at",
                table: "spent_openid_tickets",
                column: "expires_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "block");

            migrationBuilder.DropTable(
                name: "content_report");

            migrationBuilder.DropTable(
                name: "follow");

            migrationBuilder.DropTable(
                name: "notifications");

            migrationBuilder.DropTable(
                name: "openid_links");

            migrationBuilder.DropTable(
                name: "profile_handle");

            migrationBuilder.DropTable(
                name: "publication");

            migrationBuilder.DropTable(
                name: "recipe_hiding");

            migrationBuilder.DropTable(
                name: "spent_openid_tickets");

            migrationBuilder.DropTable(
                name: "recipe_comment");

            migrationBuilder.DropTable(
                name: "profile");

            migrationBuilder.DropIndex(
                name: "ix_recipe_rating_recipe_id_reviewed_at_user_id",
                table: "recipe_rating");

            migrationBuilder.DropColumn(
                name: "discovery",
                table: "switches");

            migrationBuilder.DropColumn(
                name: "confirmed_at",
                table: "sign_ins");

            migrationBuilder.DropColumn(
                name: "review",
                table: "recipe_rating");

            migrationBuilder.DropColumn(
                name: "review_edited_at",
                table: "recipe_rating");

            migrationBuilder.DropColumn(
                name: "review_hidden_at",
                table: "recipe_rating");

            migrationBuilder.DropColumn(
                name: "review_hidden_because",
                table: "recipe_rating");

            migrationBuilder.DropColumn(
                name: "reviewed_at",
                table: "recipe_rating");
        }
    }
}
