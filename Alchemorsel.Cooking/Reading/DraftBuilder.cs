using Alchemorsel.Cooking.Reading.Markup;

namespace Alchemorsel.Cooking.Reading;

/// <summary>Puts a draft together from what several readers found: the first that says a thing is believed, and which it was is told.</summary>
internal sealed class DraftBuilder(PageHead head, Uri? pageUrl, List<string> notices)
{
    private readonly Dictionary<RecipeField, ReadSource> _sources = [];
    private RecipeDraft? _draft;
    private ReadSource _source;

    /// <summary>Whether the ingredients and the steps are known.</summary>
    public bool IsEnough => _draft is { Ingredients.Count: > 0, Steps.Count: > 0 };

    public void Add(RecipeDraft found, ReadSource source)
    {
        if (_draft is null)
        {
            (_draft, _source) = (found, source);
        }
        else
        {
            _draft = _draft with
            {
                Title = _draft.Title ?? found.Title,
                Description = _draft.Description ?? found.Description,
                Author = _draft.Author ?? found.Author,
                YieldText = _draft.YieldText ?? found.YieldText,
                Servings = _draft.Servings ?? found.Servings,
                PrepMinutes = _draft.PrepMinutes ?? found.PrepMinutes,
                CookMinutes = _draft.CookMinutes ?? found.CookMinutes,
                TotalMinutes = _draft.TotalMinutes ?? found.TotalMinutes,
                Images = _draft.Images.Count > 0 ? _draft.Images : found.Images,
                Ingredients = _draft.Ingredients.Count > 0 ? _draft.Ingredients : found.Ingredients,
                Steps = _draft.Steps.Count > 0 ? _draft.Steps : found.Steps,
                Nutrition = _draft.Nutrition.Count > 0 ? _draft.Nutrition : found.Nutrition,
            };
        }

        Mark(source);
    }

    /// <summary>Adds what the page shows to a reader. It is a guess, and the cook is told so.</summary>
    public void AddSeen(RecipeDraft seen)
    {
        if (_draft is null && seen.Steps.Count == 0)
            return;
        if (_draft is null)
        {
            _draft = SchemaRecipe.ToDraft([], head, pageUrl, []);
            Mark(ReadSource.Meta);
            _source = ReadSource.Heuristic;
        }

        if (_draft.Ingredients.Count == 0 && seen.Ingredients.Count > 0)
            notices.Add("The ingredients were read from the page's text. Please check them.");
        if (_draft.Steps.Count == 0 && seen.Steps.Count > 0)
            notices.Add("The steps were read from the page's text. Please check them.");
        Add(seen, ReadSource.Heuristic);
    }

    /// <summary>Adds amounts, a yield and times that only the page's words tell.</summary>
    public void AddFacts(PageParts page)
    {
        if (_draft is null)
            return;
        if (_sources.GetValueOrDefault(RecipeField.Ingredients) != ReadSource.Heuristic && PageAmounts.AreMissing(_draft.Ingredients)
            && PageAmounts.Find(_draft.Ingredients, page.Lines) is { } withAmounts)
        {
            notices.Add("The amounts were read from the page's text. Please check them.");
            _draft = _draft with { Ingredients = withAmounts };
        }

        if (_draft.Servings is not null && _draft.TotalMinutes is not null)
            return;
        Add(PageFacts.Read(page.Lines), ReadSource.Text);
    }

    public ReadResult Build()
    {
        if (_draft is null or { Title: null, Ingredients.Count: 0, Steps.Count: 0 })
            return new ReadResult(null, ReadSource.None, notices);
        if (_draft.Ingredients.Count == 0)
            notices.Add("No ingredients were found.");
        if (_draft.Steps.Count == 0)
            notices.Add("No steps were found.");
        if (_draft.Servings is null)
            notices.Add("It does not say how many it serves.");
        return new ReadResult(_draft, _source, notices) { Sources = _sources };
    }

    /// <summary>Every field that is there now and wasn't before came from this source.</summary>
    private void Mark(ReadSource source)
    {
        var draft = _draft!;
        Field(RecipeField.Title, draft.Title is not null);
        Field(RecipeField.Description, draft.Description is not null);
        Field(RecipeField.Author, draft.Author is not null);
        Field(RecipeField.Language, draft.Language is not null, draft.Language == head.Language ? ReadSource.Meta : source);
        Field(RecipeField.Cuisine, draft.Cuisine is not null);
        Field(RecipeField.Category, draft.Category is not null);
        Field(RecipeField.Yield, draft.YieldText is not null || draft.Servings is not null);
        Field(RecipeField.PrepTime, draft.PrepMinutes is not null);
        Field(RecipeField.CookTime, draft.CookMinutes is not null);
        Field(RecipeField.TotalTime, draft.TotalMinutes is not null);
        Field(RecipeField.Images, draft.Images.Count > 0, head.Image is not null ? ReadSource.Meta : source);
        Field(RecipeField.Keywords, draft.Keywords.Count > 0);
        Field(RecipeField.Ingredients, draft.Ingredients.Count > 0);
        Field(RecipeField.Steps, draft.Steps.Count > 0);
        Field(RecipeField.Nutrition, draft.Nutrition.Count > 0);

        void Field(RecipeField field, bool isThere, ReadSource? from = null)
        {
            if (isThere)
                _sources.TryAdd(field, from ?? source);
        }
    }
}
