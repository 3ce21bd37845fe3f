namespace Alchemorsel.Cooking.Units.Names;

/// <summary>Spanish names. How a line reads: <see cref="UnitNames"/>.</summary>
internal static class Spanish
{
    public const string Text = """
        g: g/g; gramo, gramos
        kg: kg/kg; kilogramo, kilogramos
        oz: onza/onzas
        lb: libra/libras
        ml: ml/ml; mililitro, mililitros
        cl: cl/cl; centilitro, centilitros
        dl: dl/dl; decilitro, decilitros
        l: l/l; litro, litros
        tsp: cucharadita/cucharaditas; cdta, cdtas, cdita, cditas, cucharilla, cucharillas, cucharita, cucharitas, c de té, cuchara de té
        tsp: cucharadita/cucharaditas; cucharada de té
        tsp: cucharadita/cucharaditas; cucharadas de té, cucharada pequeña, cucharadas pequeñas, cucharadita de café, cucharada de café
        tsp: cucharadita/cucharaditas; cucharadas de café
        dsp: cucharada de postre/cucharadas de postre
        tbsp: cucharada/cucharadas; cda, cdas, cuchara sopera, cucharas soperas, cucharada sopera, cucharadas soperas, cucharada grande
        tbsp: cucharada/cucharadas; cucharadas grandes
        cup: taza/tazas
        pint: pinta/pintas
        gallon: galón/galones
        cm: cm/cm; centímetro, centímetros
        inch: pulgada/pulgadas
        celsius: °C/°C; grado, grados, grados centígrados
        pinch: pizca/pizcas; pellizco, pellizcos
        splash: chorrito/chorritos; chorro, chorros, chorreón
        drop: gota/gotas
        scoop: bola/bolas
        ladle: cucharón/cucharones; cazo, cazos
        knob=: nuez/nueces
        part: parte/partes
        clove: diente/dientes
        bulb: bulbo/bulbos
        head: cabeza/cabezas
        leaf: hoja/hojas
        sprig: ramita/ramitas
        branch: rama/ramas
        stem: tallo/tallos
        root: raíz/raíces
        ear: mazorca/mazorcas
        bunch: manojo/manojos; atado, atados, ramo, ramos, ramillete
        handful: puñado/puñados
        slice: rebanada/rebanadas; rodaja, rodajas, loncha, lonchas, lámina, láminas
        strip: tira/tiras
        wedge: gajo/gajos
        chunk: trozo/trozos; pedazo, pedazos
        cube: cubo/cubos; cubito, cubitos
        bar: tableta/tabletas; barra, barras
        sheet: plancha/planchas
        piece: pieza/piezas; unidad, unidades, ud, uds
        can: lata/latas
        jar: frasco/frascos; tarro, tarros, bote, botes
        bottle: botella/botellas
        carton: brik/briks
        box: caja/cajas
        bag: bolsa/bolsas
        packet: paquete/paquetes; sobrecito, sobrecitos
        packet!: paquete/paquetes; sobre, sobres
        tray: bandeja/bandejas
        glass: vaso/vasos
        bowl: tazón/tazones
        """;
}
