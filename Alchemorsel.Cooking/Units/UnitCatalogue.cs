using System.Collections.Frozen;

namespace Alchemorsel.Cooking.Units;

/// <summary>
/// Every unit, and the words for it in the languages that recipes come in. Sizes of US and imperial units are exact by definition:
/// 1 lb = 453.59237 g and 1 in = 25.4 mm (international yard and pound agreement, 1959), 1 US gallon = 231 cubic inches,
/// 1 imperial gallon = 4.54609 l (UK Units of Measurement Regulations 1995).
/// </summary>
public static class UnitCatalogue
{
    private static readonly (Unit Unit, string Words)[] Table =
    [
        (new("g", Dimension.Mass, UnitSystem.Metric, 1m, "g", "g"), "g gr grs gram grams gramme grammes gramm gramos gramo grammi grammo grama gramas gramów gramy グラム"),
        (new("kg", Dimension.Mass, UnitSystem.Metric, 1000m, "kg", "kg"), "kg kgs kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes kilogramo kilogramos chilo キロ"),
        (new("mg", Dimension.Mass, UnitSystem.Metric, 0.001m, "mg", "mg"), "mg milligram milligrams"),
        (new("hg", Dimension.Mass, UnitSystem.Metric, 100m, "hg", "hg"), "hg hekto dag"),
        (new("ml", Dimension.Volume, UnitSystem.Metric, 1m, "ml", "ml"), "ml mls milliliter milliliters millilitre millilitres mililitros mililitro ミリリットル cc"),
        (new("cl", Dimension.Volume, UnitSystem.Metric, 10m, "cl", "cl"), "cl centiliter centilitre centilitres"),
        (new("dl", Dimension.Volume, UnitSystem.Metric, 100m, "dl", "dl"), "dl deciliter decilitre deciliters decilitres"),
        (new("l", Dimension.Volume, UnitSystem.Metric, 1000m, "l", "l"), "l lt ltr liter liters litre litres litro litros litri リットル"),
        (new("oz", Dimension.Mass, UnitSystem.UsCustomary, 28.349523125m, "oz", "oz"), "oz oz. ozs ounce ounces onza onzas"),
        (new("lb", Dimension.Mass, UnitSystem.UsCustomary, 453.59237m, "lb", "lb"), "lb lb. lbs lbs. pound pounds libra libras"),
        (new("cup", Dimension.Volume, UnitSystem.UsCustomary, 236.5882365m, "cup", "cups"), "cup cups c taza tazas xícara xícaras"),
        (new("tbsp", Dimension.Volume, UnitSystem.Any, 14.78676478125m, "tbsp", "tbsp"), "tbsp tbsps tbsp. tbs tbs. tbl tbls tb tblsp tablespoon tablespoons tablespoonful tablespoonfuls el esslöffel eßl cs càs cuillère-à-soupe cucharada cucharadas cda cdas cucchiaio cucchiai eetlepel eetlepels msk matsked matskedar spsk spiseske spiseskeer łyżka łyżki łyżek colher-de-sopa 大さじ T"),
        (new("tsp", Dimension.Volume, UnitSystem.Any, 4.92892159375m, "tsp", "tsp"), "tsp tsps tsp. teaspoon teaspoons teaspoonful teaspoonfuls tl teelöffel cc. càc cuillère-à-café cucharadita cucharaditas cdta cdtas cdita cucchiaino cucchiaini theelepel theelepels tsk tesked teskedar teske teskeer łyżeczka łyżeczki łyżeczek colher-de-chá 小さじ"),
        (new("fl-oz", Dimension.Volume, UnitSystem.UsCustomary, 29.5735295625m, "fl oz", "fl oz"), "floz fluid-ounce fluid-ounces fl-oz fl.oz"),
        (new("pint", Dimension.Volume, UnitSystem.UsCustomary, 473.176473m, "pint", "pints"), "pint pints pt pts pt."),
        (new("quart", Dimension.Volume, UnitSystem.UsCustomary, 946.352946m, "quart", "quarts"), "quart quarts qt qts qt."),
        (new("gallon", Dimension.Volume, UnitSystem.UsCustomary, 3785.411784m, "gallon", "gallons"), "gallon gallons gal"),
        (new("cm", Dimension.Length, UnitSystem.Metric, 10m, "cm", "cm"), "cm centimetre centimetres centimeter centimeters"),
        (new("inch", Dimension.Length, UnitSystem.UsCustomary, 25.4m, "inch", "inches"), "inch inches in."),
        (new("pinch", Dimension.Count, UnitSystem.Any, 0m, "pinch", "pinches"), "pinch pinches prise prisen pincée pincées pizca pizcas pizzico nypa nypor knivspids klype szczypta snuf snufje pitada"),
        (new("dash", Dimension.Count, UnitSystem.Any, 0m, "dash", "dashes"), "dash dashes splash splashes schuss spritzer"),
        (new("drop", Dimension.Count, UnitSystem.Any, 0m, "drop", "drops"), "drop drops tropfen gouttes"),
        (new("clove", Dimension.Count, UnitSystem.Any, 0m, "clove", "cloves"), "clove cloves zehe zehen gousse gousses diente dientes spicchio spicchi teen teentje teentjes klyfta klyftor fed båd ząbek ząbki"),
        (new("slice", Dimension.Count, UnitSystem.Any, 0m, "slice", "slices"), "slice slices scheibe scheiben tranche tranches rebanada rebanadas fetta fette plak plakken skiva skivor skive skiver plaster plastry"),
        (new("piece", Dimension.Count, UnitSystem.Any, 0m, "piece", "pieces"), "piece pieces pc pcs stück stk stk. pièce pièces pieza piezas pezzo pezzi stuk stuks st ks szt szt. 個 本 枚"),
        (new("bunch", Dimension.Count, UnitSystem.Any, 0m, "bunch", "bunches"), "bunch bunches bund botte bottes manojo mazzo bos bosje knippe bundt pęczek"),
        (new("can", Dimension.Count, UnitSystem.Any, 0m, "can", "cans"), "can cans tin tins dose dosen boîte boîtes lata latas blik blikje burk dåse dåser puszka"),
        (new("jar", Dimension.Count, UnitSystem.Any, 0m, "jar", "jars"), "jar jars glas gläser bocal pot pots"),
        (new("packet", Dimension.Count, UnitSystem.Any, 0m, "packet", "packets"), "packet packets pack packs package packages pkg pkgs pkg. päckchen packung pck. paquet paquets paquete paquetes pakje pakjes paket pakker pakke sachet sachets opakowanie"),
        (new("stick", Dimension.Count, UnitSystem.Any, 0m, "stick", "sticks"), "stick sticks stange stangen bâton"),
        (new("sprig", Dimension.Count, UnitSystem.Any, 0m, "sprig", "sprigs"), "sprig sprigs zweig zweige brin brins ramita takje takjes kvist kvistar"),
        (new("handful", Dimension.Count, UnitSystem.Any, 0m, "handful", "handfuls"), "handful handfuls handvoll poignée poignées puñado manciata handje handvol näve håndfuld garść"),
        (new("head", Dimension.Count, UnitSystem.Any, 0m, "head", "heads"), "head heads"),
        (new("stalk", Dimension.Count, UnitSystem.Any, 0m, "stalk", "stalks"), "stalk stalks rib ribs"),
        (new("fillet", Dimension.Count, UnitSystem.Any, 0m, "fillet", "fillets"), "fillet fillets filets"),
        (new("bag", Dimension.Count, UnitSystem.Any, 0m, "bag", "bags"), "bag bags beutel"),
        (new("bottle", Dimension.Count, UnitSystem.Any, 0m, "bottle", "bottles"), "bottle bottles flasche flaschen"),
        (new("box", Dimension.Count, UnitSystem.Any, 0m, "box", "boxes"), "box boxes carton cartons"),
        (new("knob", Dimension.Count, UnitSystem.Any, 0m, "knob", "knobs"), "knob knobs noix"),
        (new("sheet", Dimension.Count, UnitSystem.Any, 0m, "sheet", "sheets"), "sheet sheets blatt feuille feuilles"),
        (new("glass", Dimension.Count, UnitSystem.Any, 0m, "glass", "glasses"), "glass glasses verre verres vaso vasos szklanka szklanki szklanek"),
        (new("batch", Dimension.Count, UnitSystem.Any, 0m, "batch", "batches"), "batch batches"),
    ];

    private static readonly FrozenDictionary<string, Unit> Codes = Table.ToFrozenDictionary(row => row.Unit.Code, row => row.Unit, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Unit> Words = Table
        .SelectMany(row => row.Words.Split(' ').Select(word => (Word: word, row.Unit)))
        .DistinctBy(entry => entry.Word)
        .ToFrozenDictionary(entry => entry.Word, entry => entry.Unit, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Unit>.AlternateLookup<ReadOnlySpan<char>> BySpan = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    internal static Unit? ByCode(string code) => Codes.GetValueOrDefault(code);

    /// <summary>The unit that a word means, or null. <c>T</c> and <c>t</c> differ; else case does not matter.</summary>
    public static Unit? FromWord(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > 24)
            return null;
        if (word.Length == 1)
            return word[0] switch { 'T' => Codes["tbsp"], 't' => Codes["tsp"], 'G' => Codes["g"], 'L' => Codes["l"], 'C' => Codes["cup"], _ => Exact(word) };
        Span<char> lower = stackalloc char[24];
        var length = word.ToLowerInvariant(lower);
        return Exact(lower[..length]) ?? (lower[length - 1] == '.' ? Exact(lower[..(length - 1)]) : null);
    }

    private static Unit? Exact(ReadOnlySpan<char> word) => BySpan.TryGetValue(word, out var unit) ? unit : null;
}
