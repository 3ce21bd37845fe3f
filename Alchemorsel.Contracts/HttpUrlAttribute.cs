using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts;

/// <summary>Accepts null, or an absolute URL whose scheme is http or https.</summary>
public sealed class HttpUrlAttribute : ValidationAttribute
{
    public HttpUrlAttribute()
        : base("The {0} field must be an absolute http or https URL.")
    {
    }

    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https"),
        _ => false,
    };
}
