using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Alchemorsel.Api.Http;

internal static class Validation
{
    /// <summary>Checks a flat request's annotations; 400 names each field as the wire does.</summary>
    public static RouteHandlerBuilder Validate<T>(this RouteHandlerBuilder route)
        where T : class => route.AddEndpointFilter(async (context, next) =>
    {
        var request = context.Arguments.OfType<T>().Single();
        var results = new List<ValidationResult>();
        var valid = Validator.TryValidateObject(request, new ValidationContext(request), results, validateAllProperties: true);
        results.AddRange(Unstorable(request));
        if (valid && results.Count == 0)
            return await next(context);
        var errors = results
            .SelectMany(result => result.MemberNames.Select(name => (Field: JsonNamingPolicy.CamelCase.ConvertName(name), result.ErrorMessage)))
            .GroupBy(error => error.Field, error => error.ErrorMessage ?? "Not valid.")
            .ToDictionary(group => group.Key, group => group.ToArray());
        return TypedResults.ValidationProblem(errors, title: "Some fields need another look.", type: Problems.Prefix + "validation");
    });

    /// <summary>PostgreSQL's text holds every character but NUL.</summary>
    private static IEnumerable<ValidationResult> Unstorable(object request) =>
        from property in request.GetType().GetProperties()
        where property.GetValue(request) is string text && text.Contains('\0', StringComparison.Ordinal)
        select new ValidationResult("Holds a character that can't be kept.", [property.Name]);
}
