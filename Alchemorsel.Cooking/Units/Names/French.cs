namespace Alchemorsel.Cooking.Units.Names;

/// <summary>French names. How a line reads: <see cref="UnitNames"/>.</summary>
internal static class French
{
    public const string Text = """
        g: g/g; gramme, grammes
        kg: kg/kg; kilogramme, kilogrammes
        oz!: once/onces
        metric-lb: livre/livres
        ml: ml/ml; millilitre, millilitres
        cl: cl/cl; centilitre, centilitres
        dl: dl/dl; décilitre, décilitres
        l: l/l; litre, litres
        tsp: c. à café/c. à café; cc, càc, cac, c à c, c a c, c à thé, cuillère à café, cuillères à café, cuillere à café
        tsp: c. à café/c. à café; cuilleres à café, cuillere a cafe
        tsp: c. à café/c. à café; cuilleres a cafe, cuill à café, cuil à café, cuillerée à café, cuillerées à café, cuillère à thé
        tsp: c. à café/c. à café; cuillères à thé, c a cafe
        tsp: c. à café/c. à café; petite cuillère, petites cuillères, cuiller à café, cuillers à café, c café
        dsp: c. à dessert/c. à dessert; cuillère à dessert, cuillères à dessert
        tbsp: c. à soupe/c. à soupe; cs, càs, cas, c à s, c a s, c à table, cuillère à soupe, cuillères à soupe, cuillere à soupe
        tbsp: c. à soupe/c. à soupe; cuilleres à soupe
        tbsp: c. à soupe/c. à soupe; cuillere a soupe, cuilleres a soupe, cuill à soupe, cuil à soupe, cuillerée à soupe
        tbsp: c. à soupe/c. à soupe; cuillerées à soupe, c a soupe
        tbsp: c. à soupe/c. à soupe; cuillère à table, cuillères à table, grande cuillère, grandes cuillères, cuiller à soupe
        tbsp: c. à soupe/c. à soupe; cuillers à soupe, c soupe
        cup: tasse/tasses; tasse à café, tasse à thé
        pint: pinte/pintes
        cm: cm/cm; centimètre, centimètres
        mm: mm/mm; millimètre, millimètres
        inch: pouce/pouces
        celsius: °C/°C; degré, degrés, degrés celsius
        gas-mark!: thermostat/thermostat; th
        pinch: pincée/pincées; pincee, pincees, pointe de couteau
        dash: trait/traits
        splash=: filet/filets
        drop: goutte/gouttes
        scoop: boule/boules
        ladle: louche/louches
        knob=: noix/noix
        spoonful: cuillerée/cuillerées; cuillère, cuillères
        part: part/parts
        clove: gousse/gousses
        bulb: bulbe/bulbes
        head: tête/têtes
        heart: cœur/cœurs; coeur, coeurs
        floret: bouquet/bouquets
        leaf: feuille/feuilles
        sprig: brin/brins
        branch: branche/branches
        stem: tige/tiges
        stalk: côte/côtes
        root: racine/racines
        ear: épi/épis
        bunch: botte/bottes
        handful: poignée/poignées; poignee, poignees
        slice: tranche/tranches; rondelle, rondelles
        strip: lanière/lanières
        wedge: quartier/quartiers
        chunk: morceau/morceaux
        cube: cube/cubes
        square: carré/carrés
        bar: tablette/tablettes; plaquette, plaquettes
        stick: bâton/bâtons; bâtonnet, bâtonnets
        roll: rouleau/rouleaux
        sheet: plaque/plaques
        loaf: miche/miches
        piece: pièce/pièces
        can: boîte/boîtes; boite, boites
        jar: bocal/bocaux
        pot: pot/pots
        tub: barquette/barquettes
        tube: tube/tubes
        bottle: bouteille/bouteilles
        carton: brique/briques; briquette, briquettes
        box: carton/cartons
        bag: sac/sacs
        packet: sachet/sachets; paquet, paquets
        glass: verre/verres
        bowl: bol/bols
        """;
}
