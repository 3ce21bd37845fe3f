using System.Globalization;
using Alchemorsel.Contracts.MealPlans;

namespace Alchemorsel.Web.Components.Planning;

/// <summary>Something to plan, as forms send it.</summary>
public sealed class PlanForm
{
    public string? Day { get; set; }
    public string? Slot { get; set; }
    public string? RecipeId { get; set; }
    public string? Text { get; set; }
    public string? Servings { get; set; }

    /// <summary>A form sent twice by an impatient thumb plans one meal.</summary>
    public string? Key { get; set; }

    public static PlanForm Of(MealPlanEntryInfo entry) => new()
    {
        Day = PlanWords.Key(entry.Day),
        Slot = entry.Slot.ToString(),
        RecipeId = entry.Recipe?.Id.ToString(),
        Text = entry.Text,
        Servings = entry.Servings?.ToString(CultureInfo.InvariantCulture),
    };

    public MealPlanEntryInput ToInput() => new()
    {
        Day = PlanWords.Read(Day),
        Slot = PlanWords.Slots.Cast<MealSlot?>().FirstOrDefault(slot => slot.ToString() == Slot),
        // What is no id is refused by the Api as one that nothing has.
        RecipeId = string.IsNullOrEmpty(RecipeId) ? null : Guid.TryParse(RecipeId, out var recipe) ? recipe : Guid.Empty,
        Text = string.IsNullOrWhiteSpace(Text) ? null : Text,
        Servings = string.IsNullOrWhiteSpace(Servings) ? null : int.TryParse(Servings, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
    };
}
