using System.Net;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Alchemorsel.Tests.Web;

/// <summary>Several replicas of the pages are one to the browser: they share the keys of cookies and forms through Redis.</summary>
public sealed class ReplicaTests(RedisFixture redis) : IClassFixture<RedisFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // What a host with keys of its own says shows that the keys are what does it.
    [Fact]
    public async Task Whoever_signed_in_on_one_replica_is_signed_in_on_the_other_and_its_forms_are_good_there()
    {
        await using var one = new WebHost { Redis = redis.ConnectionString };
        await using var other = new WebHost { Redis = redis.ConnectionString };
        await using var stranger = new WebHost();
        using var here = Browser(one);
        using var there = Browser(other);
        using var elsewhere = Browser(stranger);
        var cookies = new Dictionary<string, string>();
        var form = await PageAsync(here, "/sign-in", cookies);
        await PageAsync(there, "/sign-in", []);

        // The form of the one is sent to the other.
        using var signedIn = await PostAsync(
            there, "/sign-in", form, cookies, ("_handler", "sign-in"), ("Form.Email", "ada@home.example"), ("Form.Password", "correct horse battery"));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Contains("__Host-alchemorsel", cookies.Keys);

        Assert.Contains("You are Ada", await PageAsync(here, "/account", cookies), StringComparison.Ordinal);
        Assert.Contains("You are Ada", await PageAsync(there, "/account", cookies), StringComparison.Ordinal);
        using var refused = await SendAsync(elsewhere, new HttpRequestMessage(HttpMethod.Get, "/account"), cookies);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Contains("/sign-in", refused.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private static HttpClient Browser(WebHost host) => host.CreateClient(new WebApplicationFactoryClientOptions
    {
        BaseAddress = new Uri("https://home.example"),
        AllowAutoRedirect = false,
        // Theirs go from one host to the other.
        HandleCookies = false,
    });

    private static async Task<string> PageAsync(HttpClient browser, string path, Dictionary<string, string> cookies)
    {
        using var answer = await SendAsync(browser, new HttpRequestMessage(HttpMethod.Get, path), cookies);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private static Task<HttpResponseMessage> PostAsync(
        HttpClient browser, string path, string page, Dictionary<string, string> cookies, params (string Name, string Value)[] fields)
    {
        var token = WebHost.TokenOf(page);
        var content = new FormUrlEncodedContent(fields.Prepend(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        return SendAsync(browser, new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, cookies);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient browser, HttpRequestMessage request, Dictionary<string, string> cookies)
    {
        if (cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await browser.SendAsync(request, Cancellation);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var parts = cookie.Split(';')[0].Split('=', 2);
            cookies[parts[0]] = parts[1];
        }
        return answer;
    }
}
