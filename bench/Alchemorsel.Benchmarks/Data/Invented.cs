using System.Buffers.Binary;
using System.Text.Json;
using Alchemorsel.Api.Recipes;
using Alchemorsel.Cooking.Foods;

namespace Alchemorsel.Benchmarks.Data;

/// <summary>
/// Invents recipes: foods of the catalogue, and dishes, cuisines and tags of lists of our own. Few of each list are used often and most of
/// them seldom, as in people's libraries. A recipe depends on nothing but the seed and its number.
/// </summary>
internal static class Invented
{
    // The foods with names of our choice come first; what is common in kitchens among them is named by hand and used most.
    private static readonly Food[] Foods =
    [
        .. InventedWords.CommonFoods.Select(name => FoodCatalogue.Default.Match(name)?.Food).OfType<Food>()
            .Concat(FoodCatalogue.Default.All.Take(600)).DistinctBy(food => food.Code),
    ];

    private static readonly Diets AllDiets = Enum.GetValues<Diets>().Aggregate(Diets.None, (all, diet) => all | diet);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>A UUIDv7 of that moment whose other bits follow from seed and number.</summary>
    public static Guid Id(int seed, DateTimeOffset moment, int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, moment.ToUnixTimeMilliseconds() << 16);
        var random = Mix(((ulong)(uint)seed << 32) | (uint)number);
        bytes[6] = (byte)(0x70 | (random >> 60));
        bytes[7] = (byte)(random >> 52);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Mix(random));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }

    public static InventedRecipe Recipe(int seed, int number, Guid household)
    {
        var random = new Random((int)Mix(((ulong)(uint)seed << 32) | (uint)number));
        var words = Pick(random, InventedWords.Languages, 1.6);
        var created = DateTimeOffset.UnixEpoch.AddYears(50).AddMinutes(number * 2.0);
        var foods = Enumerable.Range(0, 4 + random.Next(11)).Select(_ => Pick(random, Foods, 2.2)).DistinctBy(food => food.Code).ToList();
        var names = foods.Select(food => food.NameIn(words.Language) ?? food.Name).ToList();
        var unknown = random.Next(8) == 0 ? [Pick(random, InventedWords.HouseSpecials, 1)] : Array.Empty<string>();
        var title = Title(random, words, names[0], names[^1]);
        var cuisine = random.Next(10) == 0 ? null : Pick(random, InventedWords.Cuisines, 2);
        var category = random.Next(10) == 0 ? null : Pick(random, words.Categories, 1.5);
        string[] tags = [.. Enumerable.Range(0, random.Next(6)).Select(_ => Pick(random, InventedWords.Tags, 2.5)).Distinct()];
        int? minutes = random.Next(8) == 0 ? null : 5 * (int)Math.Round(1 + (Math.Pow(random.NextDouble(), 2.5) * 48));
        var lines = names.Select(name => Line(random, words, name)).Concat(unknown.Select(name => new StoredIngredient { Text = name, Food = name })).ToList();
        var steps = Enumerable.Range(0, 3 + random.Next(5))
            .Select(_ => string.Format(null, Pick(random, words.Steps, 1), names[random.Next(names.Count)], 5 + (5 * random.Next(9)))).ToList();
        var description = string.Format(null, Pick(random, words.Descriptions, 1), names[0]);
        var cooked = random.Next(3) == 0 ? 1 + (int)(Math.Pow(random.NextDouble(), 4) * 40) : 0;
        var (sortTitle, labels, foodWords) = (Folding.Fold(title), Fold([cuisine, category, .. tags]), Fold([.. names, .. unknown]));
        return new InventedRecipe
        {
            Id = Id(seed, created, number),
            Household = household,
            Title = title,
            Description = description,
            Servings = 1 + random.Next(8),
            Minutes = minutes,
            Cuisine = cuisine,
            Category = category,
            Difficulty = random.Next(4) == 0 ? null : (int)(3 * Math.Pow(random.NextDouble(), 2)),
            Language = words.Language,
            Tags = tags,
            IngredientsJson = JsonSerializer.Serialize(new[] { new IngredientGroup(null, lines) }, Json),
            StepsJson = JsonSerializer.Serialize(new[] { new StepGroup(null, steps) }, Json),
            IsDraft = random.Next(50) == 0,
            CreatedAt = created.UtcDateTime,
            Slug = RecipeSlug.From(title),
            SortTitle = sortTitle,
            CuisineKey = Folding.FoldOrNull(cuisine),
            CategoryKey = Folding.FoldOrNull(category),
            TagKeys = [.. tags.Select(Folding.Fold)],
            SortMinutes = minutes ?? Alchemorsel.Api.Recipes.Recipe.UnknownMinutes,
            TextSearch = TextSearchLanguage.For(words.Language),
            LabelWords = labels,
            FoodWords = foodWords,
            IngredientWords = Fold(lines.Select(line => line.Text)),
            BodyWords = Fold([description, .. steps]),
            Foods = FoodRarity.RarestFirst([.. foods.Select(food => food.Code), .. unknown.Select(Folding.Fold)]),
            Allergens = (int)foods.Aggregate(Allergens.None, (sum, food) => sum | food.Allergens),
            MayContain = 0,
            UnknownLines = unknown.Length,
            Diets = unknown.Length > 0 ? 0 : (int)foods.Aggregate(AllDiets, (sum, food) => sum & food.Diets),
            Rating = random.Next(3) == 0 ? 1 + Math.Round(8 * Math.Sqrt(random.NextDouble())) / 2 : null,
            CookedCount = cooked,
            LastCookedAt = cooked == 0 ? null : created.AddDays(1 + random.Next(300)).UtcDateTime,
        };
    }

    private static string Title(Random random, LanguageWords words, string food, string other)
    {
        var title = string.Format(null, Pick(random, words.Titles, 1.3), food, other, Pick(random, words.Dishes, 1.5), Pick(random, words.Adjectives, 1.3));
        return char.ToUpperInvariant(title[0]) + title[1..];
    }

    private static StoredIngredient Line(Random random, LanguageWords words, string food)
    {
        var (unit, name) = Pick(random, words.Units, 1.4);
        var amount = unit is "g" or "ml" ? 25 * (1 + random.Next(20)) : 1 + random.Next(4);
        return new StoredIngredient
        {
            Text = name.Length == 0 ? $"{amount} {food}" : $"{amount} {name} {food}",
            Quantity = amount.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Unit = unit.Length == 0 ? null : unit,
            Food = food,
        };
    }

    // The higher the skew, the more often the first ones.
    private static T Pick<T>(Random random, IReadOnlyList<T> list, double skew) => list[(int)(Math.Pow(random.NextDouble(), skew) * list.Count)];

    private static string Fold(IEnumerable<string?> texts) => string.Join('\n', texts.Where(text => text is not null).Select(text => Folding.Fold(text!)));

    // SplitMix64's finaliser.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
