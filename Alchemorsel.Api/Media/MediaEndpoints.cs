using System.Globalization;
using Alchemorsel.Api.Data;
using Alchemorsel.ServiceDefaults;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Alchemorsel.Api.Media;

/// <summary>The files of images, shown to the household's members only.</summary>
internal static partial class MediaEndpoints
{
    /// <summary>Policy that takes the media cookie as well as a bearer token.</summary>
    public const string Policy = "media";

    private const string Pattern = "/media/{imageId:guid}/{width:int}.{format:alpha}";

    public static void MapMedia(this IEndpointRouteBuilder app)
    {
        app.MapRecipeImages();
        app.MapGet(Pattern, ShowAsync).WithName("ShowImage").WithSummary("An image of the household's recipes").WithTags("Images")
            .RequireAuthorization(Policy);
        app.MapMethods(Pattern, [HttpMethods.Head], ShowAsync).ExcludeFromDescription().RequireAuthorization(Policy);
    }

    /// <summary>For whoever has been let in: a file of the household's pictures.</summary>
    internal static async Task<Results<FileStreamHttpResult, NotFound, StatusCodeHttpResult, ProblemHttpResult>> ShowAsync(
        Guid imageId,
        int width,
        string format,
        AlchemorselDbContext db,
        IMediaStorage storage,
        AlchemorselMetrics metrics,
        ILoggerFactory logs,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        var files = await StoredPictures.FindAsync(db, imageId, cancellationToken);
        if (files is null || !files.Widths.Contains(width) || !files.Formats.Contains(format))
            return TypedResults.NotFound();
        var file = new MediaFile(imageId, width, Enum.Parse<MediaFormat>(format, ignoreCase: true));

        // The storage isn't asked for what the browser holds already.
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{imageId:N}-{width}-{format}\""));
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(held => held.Equals(EntityTagHeaderValue.Any) || held.Compare(tag, useStrongComparison: false)))
        {
            context.Response.GetTypedHeaders().ETag = tag;
            Keep(context.Response);
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        Stream? content;
        try
        {
            content = await storage.OpenAsync(file, cancellationToken);
        }
        catch (MediaStorageException exception)
        {
            LogFailed(logs.CreateLogger(typeof(MediaEndpoints)), exception, imageId);
            return MediaProblems.StorageUnavailable(context.Response);
        }

        if (content is null)
        {
            LogMissing(logs.CreateLogger(typeof(MediaEndpoints)), imageId, width, format);
            metrics.MediaFilesMissing.Add(1, new KeyValuePair<string, object?>("noticed_by", "request"));
            return TypedResults.NotFound();
        }

        Keep(context.Response);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Stream(content, file.Format.ContentType(), entityTag: tag, enableRangeProcessing: true);
    }

    /// <summary>
    /// An image never changes under its address, and belongs to the household alone. No Vary: the address names the format, and what is
    /// private is kept by the one browser that was let in.
    /// </summary>
    private static void Keep(HttpResponse response) => response.Headers.CacheControl = "private, max-age=31536000, immutable";

    [LoggerMessage(Level = LogLevel.Error, Message = "The files of image {ImageId} can't be read.")]
    private static partial void LogFailed(ILogger log, Exception exception, Guid imageId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The file {Width}.{Format} of image {ImageId} is not in the storage.")]
    private static partial void LogMissing(ILogger log, Guid imageId, int width, string format);
}
