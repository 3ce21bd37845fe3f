namespace Alchemorsel.Web.Components.Errors;

internal static class NotFoundAnswer
{
    /// <summary>
    /// Answers 404 with this page itself, which has something better to say than the page for everything that isn't there: a status that is set
    /// earlier makes the renderer leave this page out in favour of that one.
    /// </summary>
    public static void SayNotFoundHere(this HttpContext? context)
    {
        if (context?.Response is { HasStarted: false } response)
        {
            response.OnStarting(() =>
            {
                response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }
}
