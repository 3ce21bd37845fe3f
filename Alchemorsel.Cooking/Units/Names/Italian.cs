namespace Alchemorsel.Cooking.Units.Names;

/// <summary>Italian names. How a line reads: <see cref="UnitNames"/>.</summary>
internal static class Italian
{
    public const string Text = """
        g: g/g; grammo, grammi
        kg: kg/kg; chilo, chilogrammo, chilogrammi
        hg: hg/hg; etto, etti
        oz!: oncia/once
        lb: libbra/libbre
        ml: ml/ml; millilitro, millilitri
        cl: cl/cl; centilitro, centilitri
        dl: dl/dl; decilitro, decilitri
        l: l/l; litro, litri
        tsp: cucchiaino/cucchiaini; cucchiaino da tè, cucchiaini da tè, cucchiaino da caffè, cucchiaini da caffè
        dsp: cucchiaio da dessert/cucchiai da dessert
        tbsp: cucchiaio/cucchiai; cucch, cucchiaiata, cucchiaiate, cucchiaio da tavola, cucchiai da tavola, cucchiaio da minestra
        tbsp: cucchiaio/cucchiai; cucchiai da minestra
        cup: tazza/tazze
        cm: cm/cm; centimetro, centimetri
        inch: pollice/pollici
        celsius: °C/°C; grado, gradi, gradi centigradi
        pinch: pizzico/pizzichi; presa, prese, punta di coltello
        splash: spruzzo/spruzzi; goccio
        drizzle=: filo/fili
        drop: goccia/gocce
        scoop: pallina/palline
        ladle: mestolo/mestoli
        knob=: noce/noci
        part: parte/parti
        clove: spicchio/spicchi
        bulb: bulbo/bulbi
        head: testa/teste
        heart: cuore/cuori
        floret: cimetta/cimette
        leaf: foglia/foglie
        sprig: rametto/rametti
        branch: ramo/rami
        stem: gambo/gambi
        stalk: costa/coste
        root: radice/radici
        ear: pannocchia/pannocchie
        bunch: mazzo/mazzi; mazzetto, mazzetti
        handful: manciata/manciate; pugno, pugni
        slice: fetta/fette; fettina, fettine
        strip: striscia/strisce
        chunk: pezzetto/pezzetti
        cube: cubetto/cubetti
        bar: tavoletta/tavolette
        stick: panetto/panetti
        roll: rotolo/rotoli
        sheet: foglio/fogli
        fillet: filetto/filetti
        piece: pezzo/pezzi; pz
        can: lattina/lattine; scatola, scatole, scatoletta, scatolette
        jar: barattolo/barattoli; vasetto, vasetti
        tub: vaschetta/vaschette
        tube: tubetto/tubetti
        bottle: bottiglia/bottiglie
        bag: sacchetto/sacchetti
        packet: bustina/bustine; busta, buste, pacchetto, pacchetti, confezione, confezioni, pacco, pacchi
        glass: bicchiere/bicchieri; bicchierino, bicchierini
        bowl: ciotola/ciotole
        """;
}
