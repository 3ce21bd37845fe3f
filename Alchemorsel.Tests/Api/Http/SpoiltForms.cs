using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Alchemorsel.Contracts;
using Alchemorsel.Tests.Api.Media;

namespace Alchemorsel.Tests.Api.Http;

/// <param name="Content">Made anew for each request.</param>
/// <param name="Expected">The one status that will do; null for any that is no fault of ours.</param>
internal sealed record SpoiltForm(string What, Func<HttpContent?> Content, HttpStatusCode? Expected = HttpStatusCode.BadRequest);

/// <summary>Ways of spoiling the form that brings an image.</summary>
internal static class SpoiltForms
{
    private static readonly byte[] Image = TestImages.Jpeg();

    public static IReadOnlyList<SpoiltForm> All { get; } =
    [
        new("no body", () => null, Expected: null),
        new("an empty form", () => Form()),
        new("JSON", () => SpoiltKitchen.Json("{\"file\":\"soup.jpg\"}"), Expected: null),
        new("fields in an address", () => new FormUrlEncodedContent([new("file", "soup.jpg")]), Expected: null),
        new("plain text", () => new StringContent("soup"), Expected: null),
        new("no file", () => Form(("alt", Text("Soup")))),
        new("a file that is a field", () => Form(("file", Text("soup.jpg")))),
        new("a file by another name", () => File(Image, field: "picture")),
        new("an empty file", () => File([])),
        new("an empty file name", () => Raw("Content-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\nsoup"), Expected: null),
        new("a file of another kind", () => File("<html></html>"u8.ToArray(), type: "text/html"), HttpStatusCode.UnprocessableEntity),
        new("a file that says it is an image", () => File("<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray()), HttpStatusCode.UnprocessableEntity),
        new("half an image", () => File(Image[..(Image.Length / 2)]), HttpStatusCode.UnprocessableEntity),
        new("a file that is too large", () => File(new byte[Limits.ImageMaxBytes + 1]), HttpStatusCode.RequestEntityTooLarge),
        new("two files", () => Form(("file", Part(Image)), ("file", Part(Image)))),
        new("two files of different names", () => Form(("file", Part(Image)), ("other", Part(Image)))),
        new("far too many fields", () => Form([("file", Part(Image)), .. Enumerable.Range(0, 2000).Select(number => ($"f{number}", Text("x")))])),
        new("a description with NUL", () => Form(("file", Part(Image)), ("alt", Text("a\0b"))), Expected: null),
        new("a description that is too long", () => Form(("file", Part(Image)), ("alt", Text(new string('x', 5000)))), Expected: null),
        new("a field that is far too long", () => Form(("alt", Text(new string('x', 5_000_000))), ("file", Part(Image))), Expected: null),
        new("a file name with NUL and a path", () => File(Image, name: "..%2F..\0.jpg"), Expected: null),
        new("a file name that is far too long", () => File(Image, name: new string('x', 20_000))),
        new("headers without end", () => Raw(string.Concat(Enumerable.Range(0, 100).Select(number => $"X-{number}: x\r\n")) + "\r\nsoup")),
        new("no end", () => Raw("Content-Disposition: form-data; name=\"file\"; filename=\"soup.jpg\"\r\n\r\nsoup", end: "")),
        new("no boundary", () => Typed(Raw("soup"), "multipart/form-data")),
        new("a boundary that is far too long", () => Typed(Raw("soup"), $"multipart/form-data; boundary={new string('b', 500)}")),
        new("another boundary than it says", () => Typed(Raw("soup"), "multipart/form-data; boundary=other")),
    ];

    /// <summary>A form as it should be.</summary>
    public static HttpContent Right() => File(Image);

    private static MultipartFormDataContent File(byte[] bytes, string field = "file", string name = "soup.jpg", string type = "image/jpeg")
    {
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{field}\"; filename=\"{name}\"");
        return new MultipartFormDataContent("edge") { part };
    }

    private static ByteArrayContent Part(byte[] bytes) => new(bytes);

    private static StringContent Text(string text) => new(text);

    private static MultipartFormDataContent Form(params (string Name, HttpContent Part)[] parts)
    {
        var form = new MultipartFormDataContent("edge");
        foreach (var (name, part) in parts)
        {
            if (part is StringContent)
                form.Add(part, name);
            else
                form.Add(part, name, "soup.jpg");
        }

        return form;
    }

    private static ByteArrayContent Raw(string part, string end = "\r\n--edge--\r\n") =>
        Typed(new ByteArrayContent(Encoding.UTF8.GetBytes($"--edge\r\n{part}{end}")), "multipart/form-data; boundary=edge");

    private static ByteArrayContent Typed(ByteArrayContent content, string type)
    {
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
