namespace Alchemorsel.Cooking.Dietary;

/// <summary>Words that rule diets out in English, German, French, Spanish, Italian and Dutch; written as <see
/// cref="AllergenWords"/>.</summary>
internal static class DietWords
{
    public const string Meat = """
        meat, beef, veal, lamb, mutton, chicken, turkey, duck, goose, venison, rabbit, steak, mince, meatball, liver, oxtail, brisket,
        pastrami,
        chicken stock, chicken broth, beef stock, beef broth, bone broth, suet, tallow, bison, quail, pheasant, sausage, gelatin,
        gelatine,
        fleisch, *fleisch, *hackfleisch, rindfleisch*, rinder*, hahnchen*, huhn, huhner*, pute, puten*, ente, gans, kalb, kalbs*,
        wurst, *wurst, gelatine*,
        viande, boeuf, bœuf, poulet, agneau, veau, dinde, canard, lapin, saucisse, saucisses,
        carne, ternera, pollo, cordero, pavo, pato, conejo, salchicha, salchichas, gelatina,
        manzo, vitello, agnello, tacchino, anatra, coniglio, salsiccia, salsicce,
        vlees, *vlees, gehakt, *gehakt, kip, kipfilet*, kippen*, rundvlees, lamsvlees, kalkoen*, eend, worst, *worst,
        - coconut meat, crab meat, mincemeat, mince pie, duck sauce, duck egg, goose egg, quail egg, chicken of the woods,
        beefsteak tomato,
        beef tomato, lamb's lettuce, lambs lettuce, fruchtfleisch, fleischtomate*
        """;

    public const string Pork = """
        pork, ham, bacon, lard, prosciutto, pancetta, chorizo, salami, pepperoni, guanciale, mortadella, gammon, speck, lardon, hot dog,
        bratwurst, kielbasa, andouille, nduja, sausage, gelatin, gelatine, lardo, black pudding, spare rib,
        schwein*, schinken, *schinken, *speck, schmalz, schweineschmalz, mett, gelatine*,
        porc, jambon, lardons, saucisson, saindoux, saucisse, saucisses,
        cerdo, jamon, tocino, panceta, manteca, gelatina, salchicha, salchichas,
        maiale, strutto, salsiccia, salsicce, spek, *spek, varken*, reuzel, worst,
        - turkey bacon, beef bacon, turkey ham, butterschmalz, ganseschmalz, turkey sausage, chicken sausage, beef sausage,
        manteca de cacao
        """;

    public const string Alcohol = """
        wine, beer, ale, stout, lager, rum, whisky, whiskey, bourbon, vodka, gin, brandy, cognac, liqueur, sherry, marsala, vermouth,
        kirsch,
        champagne, prosecco, cider, tequila, amaretto, sake, mirin, kahlua, cointreau, grand marnier, port wine, baileys, schnapps,
        calvados,
        wein, *wein, bier, *bier, *likor, likor, sekt, weinbrand, rotwein, weisswein,
        vin, vin blanc, vin rouge, biere, rhum, liqueur, vino, cerveza, ron, licor, birra, liquore, wijn, *wijn, likeur,
        - wine vinegar, ginger beer, ginger ale, root beer, rum extract, alkoholfreies bier, apple cider vinegar, cider vinegar,
        vinagre de vino,
        wine glass, schwein*
        """;

    public const string Honey = "honey, beeswax, honig, miel, miele, honing, - honeydew, honigmelone";
}
