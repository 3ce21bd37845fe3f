using System.Net;
using Alchemorsel.Api.Publishing;
using Alchemorsel.Contracts.Households;
using Alchemorsel.Contracts.Profiles;
using Alchemorsel.Contracts.Recipes;
using Alchemorsel.Tests.Api.Accounts;
using Alchemorsel.Tests.Api.Exporting;
using Alchemorsel.Tests.Api.Households;
using Alchemorsel.Tests.Api.Recipes;
using Alchemorsel.Tests.Api.Social;
using Alchemorsel.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Alchemorsel.Tests.Api.Profiles;

/// <summary>Making a recipe public, and all that ends it.</summary>
[Collection(ApiGroup.Name)]
public sealed class PublicationTests(ApiFixture api)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recipe_is_public_from_the_moment_somebody_says_so_until_they_take_it_back()
    {
        var (cook, handle) = await api.NewPublicCookAsync();
        var soup = (await cook.CreateAsync("Soup")).Id;
        var reader = await api.NewCookAsync();
        await AssertHiddenAsync(reader, soup);
        Assert.Null((await StateAsync(cook, soup)).By);

        var published = await cook.PublishAsync(soup);
        Assert.Equal((handle, true), (published.By!.Handle, published.Mine));
        Assert.Equal(published, await cook.PublishAsync(soup));
        using (var open = await reader.OpenPublicAsync(soup))
            Assert.Equal(HttpStatusCode.OK, open.StatusCode);

        await cook.DoAsync(HttpMethod.Delete, $"/recipes/{soup}/publication");
        await AssertHiddenAsync(reader, soup);
    }

    [Fact]
    public async Task Only_what_is_finished_can_be_public_and_only_under_a_profile()
    {
        var cook = await api.NewCookAsync();
        var soup = (await cook.CreateAsync("Soup")).Id;
        using (var anonymous = await PutAsync(cook, soup))
            await anonymous.AssertProblemAsync(409, "profile-needed");
        await cook.OpenProfileAsync();
        var draft = (await cook.CreateAsync(new RecipeInput { Title = "Draft", Status = RecipeStatus.Draft })).Id;
        using (var unfinished = await PutAsync(cook, draft))
            await unfinished.AssertProblemAsync(409, "not-published");
        await cook.DoAsync(HttpMethod.Post, $"/recipes/{soup}/archive");
        using (var archived = await PutAsync(cook, soup))
            await archived.AssertProblemAsync(409, "not-published");
        var (other, _) = await api.NewPublicCookAsync();
        using var foreign = await PutAsync(other, draft);
        await foreign.AssertProblemAsync(404, "not-found");
    }

    public enum Ending
    {
        Archived,
        MadeADraft,
        Deleted,
        ProfileClosed,
        HouseholdLeft,
        Removed,
        MadeAViewer,
    }

    // Archiving is ended in RecipeEndpoints.SetArchived, the draft in RecipeWriting.SaveAsync, the viewer in MemberEndpoints.ChangeRole. The others are the
    // database's, by foreign keys.
    [Theory]
    [InlineData(Ending.Archived)]
    [InlineData(Ending.MadeADraft)]
    [InlineData(Ending.Deleted)]
    [InlineData(Ending.ProfileClosed)]
    [InlineData(Ending.HouseholdLeft)]
    [InlineData(Ending.Removed)]
    [InlineData(Ending.MadeAViewer)]
    public async Task What_a_publication_hangs_on_ends_it_for_good(Ending ending)
    {
        var owner = await api.NewCookAsync();
        var cook = await api.NewMemberAsync(owner);
        await cook.OpenProfileAsync();
        var soup = await cook.PublishNewAsync("Soup");
        var reader = await api.NewCookAsync();
        using (var open = await reader.OpenPublicAsync(soup))
            Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        var id = (await cook.MeAsync()).Id;

        switch (ending)
        {
            case Ending.Archived:
                await owner.DoAsync(HttpMethod.Post, $"/recipes/{soup}/archive");
                await owner.DoAsync(HttpMethod.Post, $"/recipes/{soup}/restore");
                break;
            case Ending.MadeADraft:
                await owner.EditAsync(await owner.ReadRecipeAsync(soup), new RecipeInput { Title = "Soup", Status = RecipeStatus.Draft });
                await owner.EditAsync(await owner.ReadRecipeAsync(soup), new RecipeInput { Title = "Soup", Status = RecipeStatus.Published });
                break;
            case Ending.Deleted:
                await owner.DoAsync(HttpMethod.Post, $"/recipes/{soup}/archive");
                await owner.DoAsync(HttpMethod.Delete, $"/recipes/{soup}");
                break;
            case Ending.ProfileClosed:
                await cook.DoAsync(HttpMethod.Delete, "/users/me/profile");
                await cook.OpenProfileAsync();
                break;
            case Ending.HouseholdLeft:
                await cook.DoAsync(HttpMethod.Post, "/households/current/leave");
                break;
            case Ending.Removed:
                await owner.DoAsync(HttpMethod.Delete, $"/households/current/members/{id}");
                break;
            default:
                using (var demoted = await owner.ChangeRoleAsync(id, HouseholdRole.Viewer))
                    demoted.EnsureSuccessStatusCode();
                break;
        }

        await AssertHiddenAsync(reader, soup);
        Assert.False(await api.WithDbAsync(db => db.Set<Publication>().IgnoreQueryFilters().AnyAsync(row => row.RecipeId == soup, Cancellation)));
    }

    [Fact]
    public async Task An_owner_withdraws_anybodys_recipe_and_a_member_only_their_own()
    {
        var owner = await api.NewCookAsync();
        var ada = await api.NewMemberAsync(owner);
        var ben = await api.NewMemberAsync(owner);
        var viewer = await api.NewMemberAsync(owner, role: HouseholdRole.Viewer);
        await ada.OpenProfileAsync();
        await viewer.OpenProfileAsync();
        var soup = await ada.PublishNewAsync("Soup");
        Assert.False((await StateAsync(ben, soup)).Mine);

        using (var refused = await ben.DeleteAsync($"/api/v1/recipes/{soup}/publication", Cancellation))
            await refused.AssertProblemAsync(403, "not-your-publication");
        using (var looking = await PutAsync(viewer, soup))
            await looking.AssertProblemAsync(403, "viewer-only-reads");
        await owner.DoAsync(HttpMethod.Delete, $"/recipes/{soup}/publication");

        await AssertHiddenAsync(await api.NewCookAsync(), soup);
    }

    [Fact]
    public async Task A_program_makes_nothing_public()
    {
        var (cook, _) = await api.NewPublicCookAsync();
        var soup = (await cook.CreateAsync("Soup")).Id;
        using var program = await api.NewProgramAsync(cook, Contracts.Accounts.TokenScope.Write);

        using var answer = await PutAsync(program, soup);

        await answer.AssertProblemAsync(403, "not-for-tokens");
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient cook, Guid recipe) => cook.PutAsync($"/api/v1/recipes/{recipe}/publication", null, Cancellation);

    private static Task<PublicationInfo> StateAsync(HttpClient cook, Guid recipe) =>
        cook.SendAsync<PublicationInfo>(HttpMethod.Get, $"/recipes/{recipe}/publication", null);

    private static async Task AssertHiddenAsync(HttpClient reader, Guid recipe)
    {
        using var answer = await reader.OpenPublicAsync(recipe);
        await answer.AssertProblemAsync(404, "not-found");
    }
}
