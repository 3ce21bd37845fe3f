using Alchemorsel.Api.Recipes.Demo;
using Alchemorsel.Api.Recipes.Revisions;

namespace Alchemorsel.Tests.Api.Recipes.Revisions;

public sealed class RevisionDocumentTests
{
    [Fact]
    public void A_revision_is_cheap_and_comes_back_whole()
    {
        var sizes = new List<int>();
        foreach (var recipe in DemoRecipes.Read())
        {
            var document = RevisionDocument.Of(recipe);
            Assert.Equivalent(recipe, RevisionDocument.Read(document.Packed), strict: true);
            sizes.Add(document.Packed.Length);
        }

        TestContext.Current.SendDiagnosticMessage("{0} recipes, {1:0} bytes of a revision on average", sizes.Count, sizes.Average());
        Assert.InRange(sizes.Average(), 1, 700);
    }

    [Fact]
    public void Equal_states_have_equal_hashes_and_others_have_not()
    {
        var recipe = DemoRecipes.Read()[0];

        Assert.Equal(RevisionDocument.Of(recipe).Hash, RevisionDocument.Of(recipe with { }).Hash);
        Assert.NotEqual(RevisionDocument.Of(recipe).Hash, RevisionDocument.Of(recipe with { Notes = "Other." }).Hash);
    }
}
