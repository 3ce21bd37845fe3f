using System.Globalization;
using Alchemorsel.Api.Data;
using Alchemorsel.Api.Households;
using Alchemorsel.Api.Media;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Tests.Api.Importing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Alchemorsel.Tests.Api.Media;

/// <summary>Images that a recipe names; nothing here saves, so nothing may stay behind.</summary>
public sealed class RecipeImageImporterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alchemorsel-media-").FullName;
    private readonly Recipe _recipe = new() { HouseholdId = Guid.CreateVersion7(), Title = "Soup" };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_image_of_a_page_is_fetched_written_and_added_to_the_recipe()
    {
        await using var site = await TestSite.StartAsync(context => context.Response.Body.WriteAsync(TestImages.Jpeg(700, 400)).AsTask());

        await ImportAsync(site, site.Url("/soup.jpg"), (notice, files) =>
        {
            Assert.Null(notice);
            var image = Assert.Single(_recipe.Images);
            Assert.Equal((700, 400), (image.Width, image.Height));
            Assert.Equal(_recipe.HouseholdId, image.HouseholdId);
            Assert.Equal(image.Id, _recipe.CoverImageId);
            Assert.Equal(image.Widths.Select(width => width.ToString(CultureInfo.InvariantCulture) + ".webp"), files);
            Assert.Equal(["webp", "avif", "jpg"], image.Formats);
        });
    }

    [Fact]
    public async Task Files_whose_recipe_was_never_saved_are_removed()
    {
        await using var site = await TestSite.StartAsync(context => context.Response.Body.WriteAsync(TestImages.Jpeg()).AsTask());

        await ImportAsync(site, site.Url("/soup.jpg"), (_, files) => Assert.NotEmpty(files));

        Assert.Empty(Files());
    }

    [Fact]
    public async Task An_address_that_is_not_public_is_refused_with_a_notice()
    {
        await using var site = await TestSite.StartAsync(_ => Task.CompletedTask);

        await ImportAsync(site, new Uri("http://169.254.169.254/latest/meta-data/"), (notice, files) =>
        {
            Assert.Contains("public internet", notice, StringComparison.Ordinal);
            Assert.Empty(_recipe.Images);
            Assert.Empty(files);
        });
    }

    [Theory]
    [InlineData("text/html", "<html>not found</html>")]
    [InlineData("image/png", "<html><script>alert(1)</script></html>")]
    [InlineData("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>")]
    public async Task What_is_no_image_is_refused_whatever_it_is_called(string type, string content)
    {
        await using var site = await TestSite.StartAsync(context =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync(content);
        });

        await ImportAsync(site, site.Url("/soup.png"), (notice, files) =>
        {
            Assert.NotNull(notice);
            Assert.Empty(_recipe.Images);
            Assert.Empty(files);
        });
    }

    [Fact]
    public async Task An_image_larger_than_the_limit_is_refused_before_it_fills_the_memory()
    {
        await using var site = await TestSite.StartAsync(async context =>
        {
            var block = new byte[1024 * 1024];
            for (var sent = 0; sent < 100 && !context.RequestAborted.IsCancellationRequested; sent++)
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
        });

        await ImportAsync(site, site.Url("/huge.jpg"), (notice, _) => Assert.Contains("too large", notice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_storage_that_fails_costs_the_image_and_not_the_recipe()
    {
        await using var site = await TestSite.StartAsync(context => context.Response.Body.WriteAsync(TestImages.Jpeg()).AsTask());
        var blocked = Path.Combine(_folder, "a-file-not-a-folder");
        await File.WriteAllTextAsync(blocked, "", TestContext.Current.CancellationToken);

        await ImportAsync(site, site.Url("/soup.jpg"), (notice, _) =>
        {
            Assert.Contains("storage is not available", notice, StringComparison.Ordinal);
            Assert.Empty(_recipe.Images);
        }, storage: blocked);
    }

    private async Task ImportAsync(TestSite site, Uri url, Action<string?, IEnumerable<string?>> check, string? storage = null)
    {
        var options = Options.Create(new MediaOptions { LocalPath = storage ?? _folder });
        await using var db = new AlchemorselDbContext(
            new DbContextOptionsBuilder<AlchemorselDbContext>().UseNpgsql("Host=never-connected").Options, new NoHousehold());
        using var client = site.Client();
        using var processor = new ImageProcessor(options);
        await using var files = new RecipeImageFiles(
            new LocalMediaStorage(options), db, TimeProvider.System, NullLogger<RecipeImageFiles>.Instance);
        var importer = new RecipeImageImporter(client, processor, files, options, NullLogger<RecipeImageImporter>.Instance);

        var notice = await importer.TryAddFromUrlAsync(_recipe, url, TestContext.Current.CancellationToken);

        check(notice, Files());
    }

    private IEnumerable<string?> Files() => Directory.GetFiles(_folder, "*.webp", SearchOption.AllDirectories).Select(Path.GetFileName)
        .OrderBy(name => name!.Length).ThenBy(name => name, StringComparer.Ordinal);

    private sealed class NoHousehold : IHouseholdContext
    {
        public Guid? HouseholdId => null;
    }
}
