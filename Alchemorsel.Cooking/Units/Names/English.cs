namespace Alchemorsel.Cooking.Units.Names;

/// <summary>English names; every unit has one. How a line reads: <see cref="UnitNames"/>.</summary>
internal static class English
{
    public const string Measures = """
        g: g/g; gr, grs, gm, gms, gram, grams, gramme, grammes
        kg: kg/kg; kgs, kilo, kilos, kilogram, kilograms, kilogramme, kilogrammes
        mg: mg/mg; milligram, milligrams
        dag: dag/dag; dkg, decagram, decagrams
        hg: hg/hg; hectogram, hectograms
        metric-lb: metric pound/metric pounds
        oz: oz/oz; ozs, ounce, ounces
        lb: lb/lb; lbs, pound, pounds
        ml: ml/ml; mls, milliliter, milliliters, millilitre, millilitres, cc, ccm
        cl: cl/cl; centiliter, centiliters, centilitre, centilitres
        dl: dl/dl; deciliter, deciliters, decilitre, decilitres
        l: l/l; lt, ltr, ltrs, liter, liters, litre, litres
        krm: krm/krm
        metric-cup: metric cup/metric cups
        au-tbsp: Australian tbsp/Australian tbsp; Australian tablespoon, Australian tablespoons
        ja-cup: Japanese cup/Japanese cups
        go: gō/gō; rice cooker cup, rice cooker cups
        tsp: tsp/tsp; tsps, teaspoon, teaspoons, teaspoonful, teaspoonfuls, tea spoon, tea spoons, tspn, tspns
        dsp: dessertspoon/dessertspoons; dsp, dsps, dstspn, dessertspoonful, dessertspoonfuls, dessert spoon, dessert spoons
        tbsp: tbsp/tbsp; tbsps, tbs, tbl, tbls, tb, tblsp, tblsps, tbspn, tbspns, tablespoon, tablespoons, tablespoonful, tablespoonfuls
        tbsp: tbsp/tbsp; table spoon, table spoons
        fl-oz: fl oz/fl oz; floz, fluid ounce, fluid ounces, fluid oz, fl ounce, fl ounces, fl ozs, liquid ounce, liquid ounces, US fl oz
        cup: cup/cups; c, cupful, cupfuls, teacup, teacups, US cup, US cups
        pint: pint/pints; pt, pts, US pint, US pints
        quart: quart/quarts; qt, qts, US quart, US quarts
        gallon: gallon/gallons; gal, gals, US gallon, US gallons
        imp-fl-oz: imp fl oz/imp fl oz; imperial fl oz, imperial fluid ounce, imperial fluid ounces, UK fl oz
        gill: gill/gills
        imp-cup: imperial cup/imperial cups; imp cup, imp cups, UK cup, UK cups
        imp-pint: imperial pint/imperial pints; imp pint, imp pints, imp pt, UK pint, UK pints
        imp-quart: imperial quart/imperial quarts; imp quart, imp quarts, imp qt, UK quart, UK quarts
        imp-gallon: imperial gallon/imperial gallons; imp gallon, imp gallons, imp gal, UK gallon, UK gallons
        mm: mm/mm; millimeter, millimeters, millimetre, millimetres
        cm: cm/cm; cms, centimeter, centimeters, centimetre, centimetres
        inch: inch/inches
        celsius: °C/°C; celsius, degrees celsius, degree celsius, centigrade, degrees centigrade, degrees c, deg c, ℃
        fahrenheit: °F/°F; fahrenheit, degrees fahrenheit, degree fahrenheit, degrees f, deg f, ℉
        gas-mark: gas mark/gas mark; gas
        """;

    /// <summary>Units that are counted and weigh what the food does. A dozen is no unit but a number.</summary>
    public const string Counts = """
        pinch: pinch/pinches; pinchful
        dash: dash/dashes
        splash: splash/splashes
        smidgen: smidgen/smidgens; smidge
        drop: drop/drops
        drizzle: drizzle/drizzles
        dusting: dusting/dustings
        sprinkle: sprinkle/sprinkles; sprinkling, sprinklings
        grating: grating/gratings
        grind: grind/grinds; grinding, grindings
        twist: twist/twists
        shake: shake/shakes
        squeeze: squeeze/squeezes
        squirt: squirt/squirts
        glug: glug/glugs
        dollop: dollop/dollops
        scoop: scoop/scoops; scoopful, scoopfuls
        spoonful: spoonful/spoonfuls
        ladle: ladle/ladles; ladleful, ladlefuls
        knob: knob/knobs
        nub: nub/nubs
        pat: pat/pats
        lump: lump/lumps
        shot: shot/shots
        jigger: jigger/jiggers
        measure: measure/measures
        part: part/parts
        clove: clove/cloves
        bulb: bulb/bulbs
        head: head/heads
        heart: heart/hearts
        crown: crown/crowns
        floret: floret/florets
        leaf: leaf/leaves
        frond: frond/fronds
        sprig: sprig/sprigs
        branch: branch/branches
        stem: stem/stems
        stalk: stalk/stalks; rib, ribs
        spear: spear/spears
        root: root/roots
        ear: ear/ears
        cob: cob/cobs
        pod: pod/pods
        bunch: bunch/bunches; bunche
        bundle: bundle/bundles
        bouquet: bouquet/bouquets
        handful: handful/handfuls; handfull, handfulls, handsful, fistful, fistfuls
        slice: slice/slices
        rasher: rasher/rashers
        strip: strip/strips
        wedge: wedge/wedges
        segment: segment/segments
        sliver: sliver/slivers
        shaving: shaving/shavings
        chunk: chunk/chunks
        cube: cube/cubes
        square: square/squares
        ball: ball/balls
        block: block/blocks
        slab: slab/slabs
        bar: bar/bars
        stick: stick/sticks
        log: log/logs
        roll: roll/rolls
        round: round/rounds
        ring: ring/rings
        disc: disc/discs; disk, disks
        wheel: wheel/wheels
        nest: nest/nests
        sheet: sheet/sheets
        loaf: loaf/loaves
        rack: rack/racks
        joint: joint/joints
        side: side/sides
        fillet: fillet/fillets; filet, filets
        piece: piece/pieces; pc, pcs, pce, pces
        pair: pair/pairs
        portion: portion/portions
        serving: serving/servings
        length: length/lengths
        thumb: thumb/thumbs
        finger: finger/fingers
        can: can/cans; tin, tins
        jar: jar/jars
        pot: pot/pots
        tub: tub/tubs
        tube: tube/tubes
        bottle: bottle/bottles
        carton: carton/cartons
        box: box/boxes
        bag: bag/bags
        pouch: pouch/pouches
        packet: packet/packets; pack, packs, package, packages, pkg, pkgs, pkt, pkts, sachet, sachets, envelope, envelopes
        container: container/containers
        punnet: punnet/punnets
        basket: basket/baskets
        tray: tray/trays
        glass: glass/glasses
        mug: mug/mugs
        bowl: bowl/bowls
        batch: batch/batches
        """;
}
