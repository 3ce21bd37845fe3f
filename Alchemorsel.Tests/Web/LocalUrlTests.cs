using Alchemorsel.Web.Sessions;

namespace Alchemorsel.Tests.Web;

public sealed class LocalUrlTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/recipes?q=a%20b#steps")]
    public void A_path_of_this_site_is_followed_after_a_sign_in(string path) => Assert.Equal(path, LocalUrl.OrDefault(path, "/other"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("recipes")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public void Anything_that_could_leave_this_site_is_not_followed(string? path) => Assert.Equal("/other", LocalUrl.OrDefault(path, "/other"));
}
