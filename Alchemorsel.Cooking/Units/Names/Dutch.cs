namespace Alchemorsel.Cooking.Units.Names;

/// <summary>Dutch names. How a line reads: <see cref="UnitNames"/>.</summary>
internal static class Dutch
{
    public const string Text = """
        g: g/g; gram
        kg: kg/kg; kilo, kilogram
        hg: ons/ons
        metric-lb: pond/pond
        ml: ml/ml; milliliter
        cl: cl/cl; centiliter
        dl: dl/dl; deciliter
        l: l/l; liter
        tsp: tl/tl; theelepel, theelepels, theel, theelepeltje, theelepeltjes, koffielepel, koffielepels, kl
        dsp: dessertlepel/dessertlepels
        tbsp: el/el; eetlepel, eetlepels, eetl, soeplepel, soeplepels
        cup: kop/koppen; kopje, kopjes
        cm: cm/cm; centimeter
        inch: duim/duim
        celsius: °C/°C; graden, graden celsius
        pinch: snufje/snufjes; snuf, mespunt, mespuntje, mespuntjes
        dash: scheutje/scheutjes
        splash: scheut/scheuten
        drop: druppel/druppels; druppeltje, druppeltjes
        scoop: bol/bollen; bolletje, bolletjes
        ladle: pollepel/pollepels
        knob: klontje/klontjes; klont
        part: deel/delen
        clove: teen/tenen; teentje, teentjes
        bulb=: bol/bollen
        head: krop/kroppen; struik, struiken
        floret: roosje/roosjes
        leaf: blaadje/blaadjes; blad, bladeren
        sprig: takje/takjes
        branch: tak/takken
        stem=: steel/stelen
        stem: steeltje/steeltjes; steeltje, steeltjes
        stalk: stengel/stengels
        bunch: bos/bossen; bosje, bosjes
        handful: handvol/handenvol; handje, handjes
        slice: plak/plakken; plakje, plakjes, schijf, schijfje, schijfjes, snee, sneetje, sneetjes, sneden
        strip: reep/repen; reepje, reepjes
        wedge: partje/partjes; part
        chunk: brok/brokken
        cube: blokje/blokjes
        bar: tablet/tabletten
        sheet: vel/vellen; velletje, velletjes, blaadje gelatine
        piece: stuk/stuks; stukje, stukjes, stukken, st
        can: blik/blikken; blikje, blikjes
        jar: pot/potten; potje, potjes
        tub: bakje/bakjes; beker, bekers, bekertje, bekertjes
        tube: tube/tubes
        bottle: fles/flessen; flesje, flesjes
        box=: doos/dozen
        box: doosje/doosjes; doos, doosje, doosjes
        bag: zak/zakken; zakje, zakjes
        packet: pakje/pakjes; pakken, pakket
        glass: glas/glazen; glaasje, glaasjes
        bowl!: kom/kommen
        """;
}
