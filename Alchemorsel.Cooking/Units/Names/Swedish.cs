namespace Alchemorsel.Cooking.Units.Names;

/// <summary>Swedish names. How a line reads: <see cref="UnitNames"/>.</summary>
internal static class Swedish
{
    public const string Text = """
        g: g/g; gram
        kg: kg/kg; kilo, kilogram
        hg: hg/hg; hekto, hektogram
        ml: ml/ml; milliliter
        cl: cl/cl; centiliter
        dl: dl/dl; deciliter
        l: l/l; liter
        krm: krm/krm; kryddmått
        tsp: tsk/tsk; tesked, teskedar
        tbsp: msk/msk; matsked, matskedar
        cup: kopp/koppar; kkp, kaffekopp, kaffekoppar, tekopp, tekoppar
        cm: cm/cm; centimeter
        celsius: °C/°C; grader, grader celsius
        pinch: nypa/nypor; knivsudd, knivsuddar
        dash: stänk/stänk
        splash: skvätt/skvättar
        drop: droppe/droppar
        dollop: klick/klickar
        scoop: kula/kulor
        knob: klick/klickar
        part!: del/delar
        clove: klyfta/klyftor; vitlöksklyfta, vitlöksklyftor
        bulb=: lök/lökar
        head: huvud/huvuden
        leaf: blad/blad
        sprig: kvist/kvistar
        stem: stjälk/stjälkar
        stalk: stång/stänger
        root!: rot/rötter
        bunch: knippe/knippen; bunt, buntar
        handful: näve/nävar; handfull
        slice: skiva/skivor
        strip: strimla/strimlor
        chunk!: bit/bitar
        cube: tärning/tärningar
        bar: kaka/kakor
        sheet: ark/ark; platta, plattor
        loaf: limpa/limpor
        fillet!: filé/filéer
        piece: st/st; styck, stycken
        portion: portion/portioner
        can: burk/burkar; konservburk
        jar: glasburk/glasburkar
        pot: kruka/krukor
        tub!: ask/askar
        tube: tub/tuber
        bottle: flaska/flaskor
        box: kartong/kartonger
        bag: påse/påsar
        packet: paket/paket; pkt, förp, förpackning, förpackningar
        glass: glas/glas
        """;
}
