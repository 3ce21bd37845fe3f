namespace Alchemorsel.Cooking.Units.Names;

/// <summary>Danish names. How a line reads: <see cref="UnitNames"/>.</summary>
internal static class Danish
{
    public const string Text = """
        g: g/g; gram
        kg: kg/kg; kilo, kilogram
        metric-lb: pund/pund
        ml: ml/ml; milliliter
        cl: cl/cl; centiliter
        dl: dl/dl; deciliter
        l: l/l; liter
        tsp: tsk/tsk; teske, teskeer, teskefuld
        dsp: dessertske/dessertskeer
        tbsp: spsk/spsk; spiseske, spiseskeer, spiseskefuld
        cup: kop/kopper
        cm: cm/cm; centimeter
        celsius: °C/°C; grader, grader celsius
        pinch: knivspids/knivspidser; knsp, knivsp
        dash: stænk/stænk
        splash: skvæt/skvæt
        drop: dråbe/dråber
        dollop: klat/klatter
        scoop: kugle/kugler
        knob: klump/klumper
        part!: del/dele
        clove: fed/fed
        head: hoved/hoveder
        leaf!: blad/blade
        sprig: kvist/kviste
        stem: stilk/stilke
        stalk: stang/stænger; stængel, stængler
        root: rod/rødder
        bunch: bundt/bundter; bdt
        handful: håndfuld/håndfulde
        slice: skive/skiver
        strip: strimmel/strimler
        wedge: båd/både
        chunk: stykke/stykker
        cube!: tern/tern
        bar: plade/plader
        sheet: ark/ark
        fillet: filet/fileter
        piece: stk/stk; stykker
        portion: portion/portioner
        can: dåse/dåser
        jar: glas/glas
        pot: potte/potter
        tub: bæger/bægre; bakke, bakker
        bottle: flaske/flasker
        box: æske/æsker
        bag: pose/poser
        packet: pakke/pakker; pk, brev, breve
        glass: glas/glas
        """;
}
