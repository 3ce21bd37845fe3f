namespace Alchemorsel.Cooking.Units.Names;

/// <summary>German names. How a line reads: <see cref="UnitNames"/>.</summary>
internal static class German
{
    public const string Text = """
        g: g/g; Gramm
        kg: kg/kg; Kilo, Kilos, Kilogramm
        oz: Unze/Unzen
        metric-lb: Pfund/Pfund; Pfd
        ml: ml/ml; Milliliter
        cl: cl/cl; Zentiliter
        dl: dl/dl; Deziliter
        l: l/l; Liter
        tsp: TL/TL; Teelöffel, Teel, Kaffeelöffel, KL
        dsp: Dessertlöffel/Dessertlöffel
        tbsp: EL/EL; Esslöffel, Eßlöffel, Essl, Eßl
        cup: Tasse/Tassen; Cups
        cm: cm/cm; Zentimeter
        mm: mm/mm; Millimeter
        inch: Zoll/Zoll
        celsius: °C/°C; Grad, Grad Celsius, Grad C
        gas-mark: Gas Stufe/Gas Stufe; Gasherd Stufe
        pinch: Prise/Prisen; Msp, Messerspitze, Messerspitzen
        dash: Spritzer/Spritzer
        splash: Schuss/Schuss; Schuß, Schluck
        drop: Tropfen/Tropfen
        dollop: Klecks/Kleckse
        scoop: Kugel/Kugeln
        ladle: Schöpfkelle/Schöpfkellen; Kelle, Kellen
        knob: Flöckchen/Flöckchen
        part: Teil/Teile
        clove: Zehe/Zehen; Knoblauchzehe, Knoblauchzehen
        bulb: Knolle/Knollen
        head: Kopf/Köpfe
        heart: Herz/Herzen
        floret: Röschen/Röschen
        leaf: Blättchen/Blätter
        sprig: Zweig/Zweige; Zweiglein, Zweigchen
        stem: Stiel/Stiele; Stängel, Stengel
        stalk: Stange/Stangen
        root: Wurzel/Wurzeln
        ear: Kolben/Kolben
        pod: Schote/Schoten
        bunch: Bund/Bund; Bd, Bündel, Sträußchen
        handful: Handvoll/Handvoll; Hand voll
        slice: Scheibe/Scheiben; Scheib, Scheibchen
        strip: Streifen/Streifen
        wedge: Spalte/Spalten; Schnitz, Schnitze
        chunk: Brocken/Brocken
        cube: Würfel/Würfel
        ball: Ball/Bälle
        block: Block/Blöcke
        bar: Tafel/Tafeln; Riegel
        stick: Stick/Sticks
        roll: Rolle/Rollen
        ring: Ring/Ringe
        nest: Nest/Nester
        sheet: Blatt/Blatt; Platte, Platten
        loaf: Laib/Laibe
        fillet: Filet/Filets
        piece: Stück/Stück; Stk, Stck, St, Stücke, Stückchen
        pair: Paar/Paar
        portion: Portion/Portionen
        can: Dose/Dosen; Büchse, Büchsen
        jar: Glas/Gläser
        pot: Topf/Töpfe
        tub: Becher/Becher; Bech
        tube: Tube/Tuben
        bottle: Flasche/Flaschen; Fläschchen
        box: Karton/Kartons; Schachtel, Schachteln
        bag: Beutel/Beutel; Tüte, Tüten
        packet: Päckchen/Päckchen; Packung, Packungen, Paket, Pakete, Pck, Pckg, Pkg, Pk, Pckch, Päck, Pack
        punnet=: Schale/Schalen
        tray: Schälchen/Schälchen
        """;
}
