namespace Alchemorsel.Benchmarks.Fuzz;

/// <summary>Good inputs of each kind, together with all that the readers understand.</summary>
internal static class FuzzSamples
{
    public static readonly string[] Json =
    [
        """
        {"@context":"https://schema.org","@type":"Recipe","name":"Leek &amp; potato soup","image":["/a.jpg",{"@type":"ImageObject","url":"b.jpg"}],
        "author":[{"@type":"Person","name":"Ann"}],"keywords":"soup, quick","recipeYield":["4","4 bowls"],"prepTime":"PT10M","totalTime":"P0DT1H5M",
        "recipeIngredient":["2 leeks","1½ l water","salt<br>pepper"],"nutrition":{"@type":"NutritionInformation","calories":"250 kcal"},
        "recipeInstructions":[{"@type":"HowToSection","name":"Soup","itemListElement":[{"@type":"HowToStep","name":"Cut","text":"Cut."},
        {"@type":"HowToTip","text":"Wash them."}]},"1. Boil. 2. Blend."]}
        """,
        """
        {"@graph":[{"@type":"WebPage","@id":"#page","mainEntity":{"@id":"#recipe"}},{"@type":["Recipe","Article"],"@id":"#recipe","name":"Pie",
        "image":{"@id":"#i"},"ingredients":"125ml milk, 1 tsp vinegar, 60ml oil","recipeInstructions":"<p>Mix.</p><p>Bake.</p>"},
        {"@type":"ImageObject","@id":"#i","contentUrl":"https://example.org/i.jpg"}]}
        """,
        """[{"@type":"http://schema.org/Recipe","name":"A","name":"B","recipeIngredient":["x",],/* c */"recipeInstructions":"say "hi", then"},]""",
    ];

    public static readonly string[] Pages =
    [
        .. Json.Select(json =>
            $"<!DOCTYPE html><html lang=en><head><title>Soup | Cook</title><meta property=\"og:image\" content=\"/a.jpg\">"
            + $"<script type=\"application/ld+json\">{json}</script></head><body><h1>Soup</h1><p>Serves 4</p></body></html>"),
        """
        <div itemscope itemtype="http://schema.org/Recipe" itemref="more"><h1 itemprop="name">Soup</h1><img itemprop=image src=a.jpg>
        <span itemprop="author" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Ann</b></span>
        <time itemprop="totalTime" datetime="PT50M">50</time><ul><li itemprop="ingredients">2 leeks</li></ul>
        <div itemprop="recipeInstructions"><p>Cut.<p>Boil.</div></div><div id=more><meta itemprop="recipeYield" content="4"></div>
        """,
        """
        <div vocab="https://schema.org/" typeof="Recipe"><h1 property="name">Soup</h1><img rel="v:photo" src="a.jpg">
        <ul><li property="recipeIngredient">2 leeks</ul><div property="recipeInstructions">Cut.<br>Boil.</div></div>
        """,
        """
        <article class="h-recipe"><h1 class="p-name">Soup</h1><time class="dt-duration" datetime="PT1H">1 h</time>
        <ul><li class="p-ingredient">2 leeks</li></ul><div class="e-instructions"><ol><li>Cut.</li></ol></div></article>
        <div class="hrecipe"><b class="fn">Pie</b><i class="ingredient">1 egg</i><span class="duration"><span class="value-title" title="PT1H"></span></span></div>
        """,
        """
        <h1>Soup</h1><nav><li>Home</nav><p>Prep time: 10 min | Cook: 1 h</p><h2>Ingredients</h2><h3>Base</h3><ul><li>2 leeks<li>1 l water</ul>
        <table><tr><td>1<td>egg</table><h2>Method</h2><ol><li>Cut.</li><li hidden>x</li></ol><!-- c --><h2>Notes</h2><select><option>1</select>
        """,
    ];

    public static readonly string[] Texts =
    [
        "LEEK SOUP\nServes 4-6\nPrep time: 10 min, Cook time: 1 hour\n\nIngredients:\n- 2 leeks\n• 1 l water\n\nFor the top:\n▢ chives\n\n"
        + "Method\n1. Cut.\n2) Boil for 20 minutes.\n\nNotes\nFreezes well.",
        "[12:31, 5/6/2024] Ann: Pancakes\n[12:31, 5/6/2024] Ann: 250 g flour\n05.06.24, 18:22 - Ann: 2 eggs\n> ½ l milk\nsalt\nWhisk and fry.",
        "Suppe\nFür 4 Personen\n\n**Zutaten**\n2 Stangen Lauch\n1 l Wasser\n\n**Zubereitung**\nDen Lauch in feine Ringe schneiden und in einem großen\n"
        + "Topf mit dem Wasser auf-\nkochen.",
    ];

    public static readonly string[] Markdown =
    [
        "---\ntitle: Soup\nservings: 4\ntags: [a, b]\nnutrition:\n  calories: 5\n---\n# Soup\n\nGood.\n\n![x](a.jpg)\n\n## Ingredients\n\n### Base\n\n"
        + "- [ ] 2 leeks\n- 1 l **water**\n\n## Method\n\n1. Cut.\n2. Boil.\n\n> Note\n",
        "Pie\n===\n**Serves:** 4 · **Time:** 1 h\n\nIngredients\n-----------\n* 1 egg\n    * yolk\n\n| a | b |\n|---|---|\n\nMethod\n---\n```\nBake.\n```\n<b>x</b>",
    ];

    public static readonly string[] Cooklang =
    [
        "---\ntitle: Soup\nservings: 4\n---\n>> time: 1 h\n= Base =\n\nCut @leeks{2}(in rings) and @potatoes{1/2-3/4%kg} with a #sharp knife{}.\n"
        + "Boil in @&water{=1%l} for ~{20%minutes}. -- c\n\n> A note\n[- block -] Serve with @?./sauces/Aioli{} and @salt \\@ home ~rest{1%h}.",
    ];

    public static readonly string[] Lines =
    [
        "2 tbsp finely sliced garlic, plus more to serve", "1 (14-ounce) can diced tomatoes, drained", "2 x 400g/14oz tins chopped tomatoes",
        "1 1/2 cups plus 2 tablespoons all-purpose flour (about 200 g)", "½–¾ tsp salt, or to taste (optional)", "a pinch of saffron", "1 dozen eggs", "two to three eggs", "1⁄3 cup oil", "one 1,5 kg chicken",
        "10g/½oz butter or margarine, for greasing", "2kg/4lb 8oz gluten-free bread, soy milk", "3 large free-range eggs\n100 g sugar\n1 l milk",
    ];

    public static readonly string[] LinesOfOtherLanguages =
    [
        "250 g Mehl (Type 405)", "1 EL glutenfreies Mehl", "2 Stangen Lauch, in Ringen", "1 c. à soupe d'huile d'olive", "20 cl de crème fraîche",
        "1 cucharada de aceite", "1 pizzico di sale q.b.", "1,5 dl melk", "1 msk smör", "2 dl fløte", "1 łyżka masła", "大さじ1 しょうゆ", "玉ねぎ 1/2個", "½ colher de chá de sal",
    ];

    public static readonly string[] Quantities = ["1", "1/2", "3/2", "2-3", "1½–2", "1.25", "½", "0", "144", "10 - 12", "1/3–2/3"];

    public static readonly string[] Units = ["tbsp", "fl. oz", "Esslöffel", "c. à s.", "cucharadas", "kg", "g", "大さじ", "łyżka", "cups", "tins", "quart"];

    public static readonly string[] Steps =
    [
        "Heat the oven to 180°C/350°F/gas mark 4 and bake for 1 hr 20, or 25-30 minutes. Chill overnight; rest 1½ hours at 20 degrees.",
        "Den Ofen auf 200 Grad (Umluft 180 °C) vorheizen. 45 Minuten backen.", "Préchauffer le four à th. 6 (180 °C) pendant 1 h 15 min.",
    ];

    public static readonly string[] Foods =
        ["extra virgin olive oil", "goat's cheese", "boneless, skinless chicken thighs", "Crème fraîche", "huile d'olive", "tomatoes or peppers", "Weißkäse"];
}
