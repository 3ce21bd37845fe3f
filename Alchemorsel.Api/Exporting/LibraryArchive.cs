using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Alchemorsel.Api.Accounts;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Contracts.Exporting;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Api.Exporting;

/// <summary>
/// Writes recipes into a zip archive while it is being sent: one batch of recipes and one picture are in memory at a time, however many
/// there are. docs/export-format.md describes the layout.
/// </summary>
internal sealed class LibraryArchive(AlchemorselDbContext db, IMediaStorage storage, KitchenArchive kitchen, TimeProvider clock)
{
    /// <summary>Recipes read at a time; each batch costs the same few statements.</summary>
    public const int Batch = 100;

    // Pictures are packed already: packing them again would only cost time.
    private const CompressionLevel Packed = CompressionLevel.NoCompression;

    public async Task WriteAsync(ExportRequest request, Stream output, CancellationToken cancellation)
    {
        await using var sent = new PendingWrites(output);
        await WriteEntriesAsync(request, sent, cancellation);
        await sent.FlushAsync(cancellation);
    }

    private async Task WriteEntriesAsync(ExportRequest request, Stream output, CancellationToken cancellation)
    {
        var forms = request.Formats.Select(ExportForm.Find).OfType<ExportForm>().Distinct().ToList();
        await using var archive = await ZipArchive.CreateAsync(
            output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        var (recipes, images) = (0, 0);
        // Who is given a few recipes is not given the household's notes on them, unless that is asked for.
        var everything = request.Kitchen ?? request.RecipeIds is not { Count: > 0 };
        Guid? after = null;
        while (true)
        {
            var batch = await BatchAsync(request, after, cancellation);
            var ids = batch.Select(recipe => recipe.Id).ToArray();
            var standings = everything && ids.Length > 0 ? await kitchen.StandingsAsync(ids, cancellation) : null;
            foreach (var recipe in batch)
            {
                images += await AddAsync(archive, recipe, request.Images, standings, cancellation);
                foreach (var form in forms)
                    await AddAsync(archive, $"readable/{recipe.Slug}-{recipe.Id.ToString("N")[^8..]}.{form.Name}", form.Bytes(recipe.ToDraft()), cancellation);
            }
            if (standings is not null)
                await kitchen.WriteAsync(archive, ids, request.Images, cancellation);
            recipes += batch.Count;
            if (batch.Count < Batch)
                break;
            after = batch[^1].Id;
        }

        if (everything)
            await kitchen.WriteLibraryAsync(archive, request.Archived || request.RecipeIds is { Count: > 0 }, cancellation);
        // Last, since only now it is known how many there were: whoever finds it has the whole archive.
        var manifest = new LibraryManifest { ExportedAt = clock.GetUtcNow(), Recipes = recipes, Images = images, ExportedBy = await ExporterAsync(cancellation) };
        await AddAsync(archive, LibraryManifest.FileName, JsonSerializer.SerializeToUtf8Bytes(manifest, LibraryDocument.Json), cancellation);
    }

    private Task<LibraryPerson?> ExporterAsync(CancellationToken cancellation)
        => db.Set<User>().Where(user => user.Id == db.CurrentUser).Select(user => new LibraryPerson(user.Id, user.DisplayName))
            .SingleOrDefaultAsync(cancellation);

    // In the order of creation, so that importing keeps it. Served by the index on (household, id).
    private Task<List<Recipe>> BatchAsync(ExportRequest request, Guid? after, CancellationToken cancellation)
    {
        var recipes = db.Set<Recipe>().AsNoTracking().Include(recipe => recipe.Images).AsQueryable();
        if (request.RecipeIds is { Count: > 0 } ids)
            recipes = recipes.Where(recipe => ids.Contains(recipe.Id));
        else if (!request.Archived)
            recipes = recipes.Where(recipe => recipe.ArchivedAt == null);
        if (after is { } last)
            recipes = recipes.Where(recipe => recipe.Id > last);
        return recipes.OrderBy(recipe => recipe.Id).Take(Batch).ToListAsync(cancellation);
    }

    /// <summary>Adds the document and its pictures, and tells how many pictures there were.</summary>
    private async Task<int> AddAsync(ZipArchive archive, Recipe recipe, bool withImages, KitchenArchive.Standings? standings, CancellationToken cancellation)
    {
        var folder = $"recipes/{recipe.Id}/";
        var images = new List<LibraryImage>();
        foreach (var image in recipe.Images.Where(_ => withImages).OrderBy(image => image.Position))
        {
            // A picture whose file is gone is not worth losing the recipes for.
            await using var content = await storage.OpenAsync(new MediaFile(image.Id, image.Widths[^1], MediaFormat.Webp), cancellation);
            if (content is null)
                continue;
            var name = string.Create(CultureInfo.InvariantCulture, $"{images.Count + 1}.webp");
            var entry = archive.CreateEntry(folder + name, Packed);
            await using var target = await entry.OpenAsync(cancellation);
            await content.CopyToAsync(target, cancellation);
            images.Add(new LibraryImage(name, image.Alt));
        }

        var document = LibraryDocument.Of(recipe, images) with
        {
            Favourites = standings?.Favourites[recipe.Id].ToList() is { Count: > 0 } favourites ? favourites : null,
            Ratings = standings?.Ratings[recipe.Id].ToList() is { Count: > 0 } ratings ? ratings : null,
        };
        await AddAsync(archive, folder + "recipe.json", JsonSerializer.SerializeToUtf8Bytes(document, LibraryDocument.Json), cancellation);
        return images.Count;
    }

    private static async Task AddAsync(ZipArchive archive, string name, byte[] content, CancellationToken cancellation)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        await using var target = await entry.OpenAsync(cancellation);
        await target.WriteAsync(content, cancellation);
    }
}

/// <summary>What an archive of ours says of itself, in <see cref="FileName"/>.</summary>
internal sealed record LibraryManifest
{
    public const string FileName = "alchemorsel.json";

    public string Format { get; init; } = "alchemorsel-library";
    public int Version { get; init; } = LibraryDocument.CurrentVersion;
    public DateTimeOffset ExportedAt { get; init; }
    public int Recipes { get; init; }
    public int Images { get; init; }

    /// <summary>Whose favourites, ratings and entries of the log become those of the person who imports.</summary>
    public LibraryPerson? ExportedBy { get; init; }
}
