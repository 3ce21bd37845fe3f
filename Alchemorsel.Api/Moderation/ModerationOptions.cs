using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Api.Moderation;

/// <summary>What is kept of moderation.</summary>
internal sealed class ModerationOptions
{
    public const string Section = "Moderation";

    /// <summary>How long a report is kept once it was decided. Key <c>ALCHEMORSEL_MODERATION_KEEP_REPORTS</c>.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepReports { get; set; } = TimeSpan.FromDays(365);
}
