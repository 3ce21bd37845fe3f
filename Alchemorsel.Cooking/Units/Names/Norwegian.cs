namespace Alchemorsel.Cooking.Units.Names;

/// <summary>Norwegian (bokmål) names. How a line reads: <see cref="UnitNames"/>.</summary>
internal static class Norwegian
{
    public const string Text = """
        g: g/g; gram
        kg: kg/kg; kilo, kilogram
        hg: hg/hg; hekto
        ml: ml/ml; milliliter
        cl: cl/cl; centiliter
        dl: dl/dl; desiliter
        l: l/l; liter
        krm: krm/krm; kryddermål
        tsp: ts/ts; teskje, teskjeer
        tbsp: ss/ss; spiseskje, spiseskjeer
        cup: kopp/kopper
        cm: cm/cm; centimeter
        celsius: °C/°C; grader, grader celsius
        pinch: klype/klyper; knivsodd, knivspiss
        dash: dæsj/dæsj
        splash: skvett/skvetter
        drop: dråpe/dråper
        dollop: klatt/klatter
        scoop: kule/kuler
        knob: klump/klumper
        part!: del/deler
        clove: fedd/fedd
        wedge: båt/båter
        head: hode/hoder
        leaf: blad/blader
        sprig: kvist/kvister
        stem: stilk/stilker
        stalk: stang/stenger; stengel, stengler
        root!: rot/røtter
        bunch: bunt/bunter
        handful: håndfull/håndfuller; neve
        slice: skive/skiver
        strip: strimmel/strimler
        chunk!: bit/biter
        cube: terning/terninger
        bar!: plate/plater
        sheet: ark/ark
        fillet: filet/fileter
        piece: stk/stk; stykk, stykker
        portion: porsjon/porsjoner
        can: boks/bokser; hermetikkboks
        jar: glass/glass
        pot: potte/potter
        tub: beger/begre
        bottle: flaske/flasker
        box: eske/esker
        bag: pose/poser
        packet: pakke/pakker; pk
        glass: glass/glass
        """;
}
