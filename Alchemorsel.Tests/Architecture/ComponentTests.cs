using System.Reflection;
using Alchemorsel.Tests.AppHost;
using Alchemorsel.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;

namespace Alchemorsel.Tests.Architecture;

/// <summary>The compiler takes any attribute of a component, and only the page that is asked for tells that the component has no such parameter.</summary>
public sealed class ComponentTests
{
    // What Razor itself understands, whatever the component.
    private static readonly string[] Directives = ["@key", "@ref", "@attributes", "@rendermode", "@formname"];

    private static readonly ILookup<string, Type> Components = new[] { typeof(App), typeof(IComponent), typeof(EditForm), typeof(PageTitle), typeof(AuthorizeView) }
        .Select(type => type.Assembly).Distinct()
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsAssignableTo(typeof(IComponent)) && !type.IsAbstract)
        .ToLookup(type => type.Name.Split('`')[0]);

    [Fact]
    public void Components_are_given_only_what_they_take()
    {
        var folder = Path.Combine(Repository.Root, "Alchemorsel.Web", "Components");
        var uses = Directory.EnumerateFiles(folder, "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => RazorMarkup.UsesIn(File.ReadAllText(file)).Select(use => (File: Path.GetRelativePath(folder, file), Use: use)))
            .ToList();
        var wrong = uses.SelectMany(place => FaultsOf(place.Use).Select(fault => $"{place.File}:{place.Use.Line}: {fault}")).ToList();

        Assert.Contains(uses, place => place.Use.Attributes.Count > 0);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("""<ProblemSummary Problem="problem" Focus />""", "ProblemSummary takes no Focus")]
    [InlineData("""<p><FoodTabs Here="@(Changed ? "changed" : "all")" There="x"></FoodTabs></p>""", "FoodTabs takes no There")]
    [InlineData("""<Alchemorsel.Web.Components.Shared.Moment When=@at At="at" />""", "Alchemorsel.Web.Components.Shared.Moment takes no When")]
    [InlineData("""<SearchBox @bind-Text="q" />""", "SearchBox takes no Text")]
    [InlineData("""<SearchBox @onclick="Look" />""", "SearchBox takes no onclick")]
    [InlineData("""<AuthorizeView Role="owner" />""", "AuthorizeView takes no Role")]
    public void A_parameter_that_is_not_there_is_found(string markup, string fault) =>
        Assert.Equal(fault, Assert.Single(RazorMarkup.UsesIn(markup).SelectMany(FaultsOf)));

    [Theory]
    [InlineData("""@* <ProblemSummary Focus /> *@ <SearchBox Value="@form.Q" @key="1" />""")]
    [InlineData("""<NavLink href="/" class="button">Home</NavLink>""")]
    [InlineData("""@code { private Page<Moment> page; }""")]
    public void What_is_right_is_let_be(string markup) => Assert.Empty(RazorMarkup.UsesIn(markup).SelectMany(FaultsOf));

    [Fact]
    public void What_a_page_takes_from_the_query_is_text()
    {
        var wrong = typeof(App).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(property => property.IsDefined(typeof(SupplyParameterFromQueryAttribute)) && property.PropertyType != typeof(string) && property.PropertyType != typeof(string[]))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}");

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> FaultsOf(RazorMarkup.Use use)
    {
        // Of one name in several places, what one of them takes is let be.
        var candidates = Components[use.Component.Split('.')[^1]].ToList();
        var parameters = candidates.SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(property => (property.Name, Attribute: property.GetCustomAttribute<ParameterAttribute>())).Where(one => one.Attribute is not null).ToList();
        if (candidates.Count == 0 || parameters.Exists(one => one.Attribute!.CaptureUnmatchedValues))
            return [];
        var names = parameters.Select(one => one.Name).Concat(candidates.SelectMany(type => type.GetGenericArguments()).Select(argument => argument.Name))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return use.Attributes.Where(attribute => !Directives.Contains(attribute)).Select(NameOf).Where(name => name != "Context" && !names.Contains(name))
            .Select(name => $"{use.Component} takes no {name}");
    }

    /// <summary>"@bind-Value:after" gives Value; "@onclick" would be given as onclick.</summary>
    private static string NameOf(string attribute) =>
        (attribute.StartsWith("@bind-", StringComparison.Ordinal) ? attribute["@bind-".Length..] : attribute.TrimStart('@')).Split(':')[0];
}
