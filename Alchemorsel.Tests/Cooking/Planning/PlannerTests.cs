using Alchemorsel.Cooking.Planning;
using Alchemorsel.Cooking.Quantities;
using CsCheck;

namespace Alchemorsel.Tests.Cooking.Planning;

public sealed class PlannerTests
{
    private static readonly string[] Foods = ["milk", "spinach", "fish", "rice", "eggs"];

    private static readonly Gen<PlanCandidate[]> Candidates = Gen
        .Select(Gen.Int[1, 8], Gen.Int[0, Foods.Length - 1].Array[0, 3], Gen.Int[0, 4])
        .Select((servings, foods, keeps) => (servings, foods, keeps)).Array[0, 20]
        .Select(all => all.Select((one, i) =>
            new PlanCandidate($"recipe-{i}", new Rational(one.servings), [.. one.foods.Select(food => Foods[food])], one.keeps)).ToArray());

    private static readonly Gen<PlanSlot[]> Slots = Gen.Select(Gen.Int[0, 13], Gen.Int[1, 6])
        .Select((day, servings) => new PlanSlot(day, "dinner", new Rational(servings))).Array[0, 20];

    private static readonly Gen<PlanRequest> Requests = Gen.Select(Slots, Candidates, Gen.Int[0, 10], Gen.Int[0, 3], Gen.ULong)
        .Select((slots, candidates, repeat, leftovers, seed) => new PlanRequest
        {
            Slots = slots,
            Candidates = candidates,
            NoRepeatDays = repeat,
            LeftoversMax = leftovers,
            Seed = seed,
            UseSoon = new Dictionary<string, int> { ["fish"] = 1, ["spinach"] = 3 },
        });

    [Fact]
    public void The_same_seed_gives_the_same_plan() =>
        Requests.Sample(request =>
            Assert.Equal(Planner.Plan(request), Planner.Plan(request with { Candidates = [.. request.Candidates] })));

    [Fact]
    public void Every_slot_has_its_meal_in_order() =>
        Requests.Sample(request => Assert.Equal(request.Slots, Planner.Plan(request).Select(meal => meal.Slot)));

    [Fact]
    public void Nothing_is_cooked_again_within_the_days_asked_for() => Requests.Sample(request =>
    {
        var cooked = Planner.Plan(request).Where(meal => meal.Factor is not null).OrderBy(meal => meal.CookedOn).ToList();
        foreach (var (one, i) in cooked.Select((meal, i) => (meal, i)))
        {
            foreach (var other in cooked.Skip(i + 1).Where(other => other.Recipe == one.Recipe))
                Assert.True(other.CookedOn - one.CookedOn >= request.NoRepeatDays);
        }
    });

    [Fact]
    public void A_slot_stays_empty_only_when_every_recipe_was_cooked_too_lately() => Requests.Sample(request =>
    {
        var plan = Planner.Plan(request);
        foreach (var empty in plan.Where(meal => meal.Recipe is null))
        {
            Assert.All(request.Candidates, candidate =>
                Assert.Contains(plan, meal => meal.Factor is not null && meal.Recipe == candidate.Recipe
                && empty.Slot.Day - meal.CookedOn < request.NoRepeatDays && meal.CookedOn <= empty.Slot.Day));
        }
    });

    [Fact]
    public void A_batch_serves_exactly_the_meals_it_covers_while_it_keeps() => Requests.Sample(request =>
    {
        var plan = Planner.Plan(request);
        var recipes = request.Candidates.ToDictionary(candidate => candidate.Recipe);
        foreach (var meal in plan.Where(meal => meal.IsLeftover))
        {
            Assert.InRange(meal.Slot.Day - meal.CookedOn!.Value, 1, recipes[meal.Recipe!].KeepsDays);
            Assert.Contains(plan, cooked => cooked.Factor is not null && cooked.Recipe == meal.Recipe && cooked.Slot.Day == meal.CookedOn);
        }

        foreach (var batch in plan.Where(meal => meal.Recipe is not null).GroupBy(meal => meal.Recipe!))
        {
            var made = batch.Where(meal => meal.Factor is not null)
                .Aggregate(Rational.Zero, (sum, meal) => sum + (meal.Factor!.Value * recipes[batch.Key].Servings));
            Assert.Equal(batch.Aggregate(Rational.Zero, (sum, meal) => sum + meal.Slot.Servings), made);
            Assert.True(batch.Count(meal => meal.IsLeftover) <= request.LeftoversMax * batch.Count(meal => meal.Factor is not null));
        }
    });

    [Fact]
    public void Two_eat_twice_from_a_batch_for_four()
    {
        var plan = Planner.Plan(new PlanRequest
        {
            Slots = [new(0, "dinner", new Rational(2)), new(1, "dinner", new Rational(2)), new(2, "dinner", new Rational(2))],
            Candidates = [new("stew", new Rational(4), [], KeepsDays: 2)],
        });
        Assert.Equal([("stew", 0, Rational.One), ("stew", 0, null), ((string?)null, (int?)null, (Rational?)null)], plan
            .Select(meal => (meal.Recipe, meal.CookedOn, meal.Factor)));
        Assert.Equal([false, true, false], plan.Select(meal => meal.IsLeftover));
    }

    [Fact]
    public void What_spoils_first_is_cooked_first()
    {
        var plan = Planner.Plan(new PlanRequest
        {
            Slots = [.. Enumerable.Range(0, 3).Select(day => new PlanSlot(day, "dinner", new Rational(2)))],
            Candidates = [new("rice", new Rational(2), ["rice"]), new("spinach pie", new Rational(2), ["spinach"]),
                new("fish", new Rational(2), ["fish"])],
            UseSoon = new Dictionary<string, int> { ["spinach"] = 3, ["fish"] = 0 },
        });
        Assert.Equal(["fish", "spinach pie", "rice"], plan.Select(meal => meal.Recipe));
    }

    [Fact]
    public void Another_seed_gives_another_plan()
    {
        var request = new PlanRequest
        {
            Slots = [.. Enumerable.Range(0, 7).Select(day => new PlanSlot(day, "dinner", new Rational(2)))],
            Candidates = [.. Enumerable.Range(0, 20).Select(i => new PlanCandidate($"recipe-{i}", new Rational(2), []))],
        };
        Assert.True(Enumerable.Range(0, 5)
            .Select(seed => string.Join(' ', Planner.Plan(request with { Seed = (ulong)seed }).Select(meal => meal.Recipe))).Distinct()
                .Count() > 1);
    }

    [Fact]
    public void More_than_a_year_stays_empty_and_takes_no_time()
    {
        var plan = Planner.Plan(new PlanRequest
        {
            Slots = [.. Enumerable.Range(0, 5_000).Select(day => new PlanSlot(day, "dinner", new Rational(2)))],
            Candidates = [.. Enumerable.Range(0, 10).Select(i => new PlanCandidate($"recipe-{i}", new Rational(2), []))],
        });
        Assert.Equal(Planner.SlotsMax, plan.Count(meal => meal.Recipe is not null));
    }
}
