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
        if (Validator.TryValidateObject(request, new ValidationContext(request), results, validateAllProperties: true))
            return await next(context);
        var errors = results
            .SelectMany(result => result.MemberNames.Select(name => (Field: JsonNamingPolicy.CamelCase.ConvertName(name), result.ErrorMessage)))
            .GroupBy(error => error.Field, error => error.ErrorMessage ?? "Not valid.")
            .ToDictionary(group => group.Key, group => group.ToArray());
        return TypedResults.ValidationProblem(errors, title: "Some fields need another look.", type: Problems.Prefix + "validation");
    });
}
