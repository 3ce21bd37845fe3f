namespace Alchemorsel.Cooking.Units.Names;

/// <summary>
/// Polish names: one / two to four / five and more / part of one, as numerals ask for them. How a line reads: <see cref="UnitNames"/>.
/// </summary>
internal static class Polish
{
    public const string Text = """
        g: g/g; gram, gramy, gramów, grama
        kg: kg/kg; kilogram, kilogramy, kilogramów, kilo
        dag: dag/dag; dkg, deko, dekagram, dekagramy, dekagramów
        ml: ml/ml; mililitr, mililitry, mililitrów
        cl: cl/cl
        l: l/l; litr, litry, litrów, litra
        tsp: łyżeczka/łyżeczki/łyżeczek/łyżeczki; łyżeczkę, łyżecz, łyżeczka do herbaty, łyżeczki do herbaty, łyżeczek do herbaty
        tsp: łyżeczka/łyżeczki/łyżeczek/łyżeczki; lyzeczka, lyzeczki
        tbsp: łyżka/łyżki/łyżek/łyżki; łyżkę, łyż, łyżka stołowa, łyżki stołowe, łyżek stołowych, lyzka, lyzki, rasa łyżka, płaska łyżka
        tbsp: łyżka/łyżki/łyżek/łyżki; czubata łyżka
        metric-cup: szklanka/szklanki/szklanek/szklanki; szklankę, szkl, szklaneczka
        cup: filiżanka/filiżanki/filiżanek/filiżanki; filiżankę
        cm: cm/cm; centymetr, centymetry, centymetrów
        celsius: °C/°C; stopni, stopnie, stopni celsjusza
        pinch: szczypta/szczypty/szczypt/szczypty; szczyptę
        splash: chlust/chlusty/chlustów/chlustu; odrobina
        drop: kropla/krople/kropli/kropli; kropel
        scoop=: gałka/gałki/gałek/gałki
        part: część/części/części/części
        clove: ząbek/ząbki/ząbków/ząbka
        head: główka/główki/główek/główki
        leaf: liść/liście/liści/liścia; listek, listki, listków
        sprig: gałązka/gałązki/gałązek/gałązki
        stem: łodyga/łodygi/łodyg/łodygi
        root: korzeń/korzenie/korzeni/korzenia
        ear: kolba/kolby/kolb/kolby
        bunch: pęczek/pęczki/pęczków/pęczka
        handful: garść/garście/garści/garści; garstka
        slice: plaster/plastry/plastrów/plastra; plasterek, plasterki, plasterków, kromka, kromki, kromek
        strip: pasek/paski/pasków/paska
        chunk: kawałek/kawałki/kawałków/kawałka
        cube: kostka/kostki/kostek/kostki
        bar: tabliczka/tabliczki/tabliczek/tabliczki
        sheet: arkusz/arkusze/arkuszy/arkusza
        loaf: bochenek/bochenki/bochenków/bochenka
        fillet: filet/filety/filetów/fileta
        piece: sztuka/sztuki/sztuk/sztuki; szt
        can: puszka/puszki/puszek/puszki
        jar: słoik/słoiki/słoików/słoika; słoiczek
        tub: kubek/kubki/kubków/kubka
        bottle: butelka/butelki/butelek/butelki
        box: pudełko/pudełka/pudełek/pudełka
        bag: torebka/torebki/torebek/torebki
        packet: opakowanie/opakowania/opakowań/opakowania; opak, paczka, paczki, paczek, saszetka, saszetki, saszetek
        glass: kieliszek/kieliszki/kieliszków/kieliszka
        bowl: miska/miski/misek/miski
        """;
}
