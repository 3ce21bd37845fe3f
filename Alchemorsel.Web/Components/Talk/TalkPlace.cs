using Alchemorsel.Contracts.Social;
using Microsoft.AspNetCore.Components;

namespace Alchemorsel.Web.Components.Talk;

/// <summary>Where a recipe is talked about: in its kitchen, or where it is public; the pages and the Api have the same paths for both.</summary>
public sealed record TalkPlace(Guid Recipe, bool IsPublic)
{
    /// <summary>The place of a page that has an address for each.</summary>
    public static TalkPlace At(NavigationManager navigation, Guid recipe) =>
        new(recipe, navigation.ToBaseRelativePath(navigation.Uri).StartsWith("discover/", StringComparison.Ordinal));

    /// <summary>The recipe's page; without a slash before it the Api's path below its version.</summary>
    public string Page => IsPublic ? $"/discover/recipes/{Recipe}" : $"/recipes/{Recipe}";

    public string Comments => $"{Page}/comments";

    public string Thread(CommentInfo comment) => $"{Comments}/{comment.ThreadId ?? comment.Id}";

    public string Edit(CommentInfo comment) => $"{Comments}/{comment.Id}/edit";

    public string Report(CommentInfo comment) => $"/report?kind=comment&recipe={Recipe}&comment={comment.Id}{(IsPublic ? "&public=1" : "")}";
}
