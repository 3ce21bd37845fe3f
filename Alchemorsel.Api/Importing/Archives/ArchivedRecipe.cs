using Alchemorsel.Api.Data;
using Alchemorsel.Api.Exporting;
using Alchemorsel.Api.Households;
using Alchemorsel.Cooking.Formats.Exports;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Importing.Archives;

/// <summary>A recipe of an archive of ours, with all that lies beside its document.</summary>
internal sealed record ArchivedRecipe(LibraryDocument Document, ExportFolder? Beside, ArchivePeople People);

/// <summary>
/// Whose the favourites, ratings and entries of an archive are here: a member of this household stays who they are; who exported is taken to be
/// the one who imports; nobody else is here.
/// </summary>
internal sealed class ArchivePeople(IReadOnlySet<Guid> members, Guid? exporter, Guid? importer)
{
    public static ArchivePeople Nobody { get; } = new(new HashSet<Guid>(), null, null);

    public static async Task<ArchivePeople> LoadAsync(AlchemorselDbContext db, LibraryPerson? exporter, CancellationToken cancellation)
    {
        var members = await db.Set<Membership>().Where(membership => membership.HouseholdId == db.CurrentHousehold)
            .Select(membership => membership.UserId).ToListAsync(cancellation);
        var ids = members.ToHashSet();
        return new ArchivePeople(ids, exporter?.Id, db.CurrentUser is { } user && ids.Contains(user) ? user : null);
    }

    /// <summary>The member that a person of the archive is here, or null.</summary>
    public Guid? Find(Guid? person)
        => person is not { } id ? null : members.Contains(id) ? id : id == exporter ? importer : null;
}
