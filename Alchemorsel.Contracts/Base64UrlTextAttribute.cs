using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;

namespace Alchemorsel.Contracts;

/// <summary>Accepts null, or bytes as base64url without padding, as browsers write them.</summary>
public sealed class Base64UrlTextAttribute : ValidationAttribute
{
    public Base64UrlTextAttribute()
        : base("The {0} field must be base64url without padding.")
    {
    }

    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string text => !text.Contains('=', StringComparison.Ordinal) && Base64Url.IsValid(text),
        _ => false,
    };
}
