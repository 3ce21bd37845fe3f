namespace Alchemorsel.Cooking.Dietary;

/// <summary>
/// Words that give allergens away in English, German, French, Spanish, Italian and Dutch; own lists after the substances of Regulation
/// (EU)
/// No 1169/2011, Annex II. Folded: lower case, no accents, "ß" as "ss". "*" stands for the rest of a compound. "-" lists what only looks
/// like the allergen: those win over shorter words. All languages always count, for a recipe's language may be stated wrongly.
/// </summary>
internal static class AllergenWords
{
    public const string Gluten = """
        wheat, flour, bread, breadcrumb, crumb, panko, crouton, toast, baguette, ciabatta, focaccia, pita, naan, bun, brioche, bagel,
        muffin,
        croissant, tortilla, pasta, spaghetti, macaroni, lasagna, lasagne, lasagnes, penne, fusilli, linguine, tagliatelle, fettuccine,
        rigatoni, orzo, ravioli, tortellini, gnocchi, noodle, vermicelli, udon, ramen, couscous, bulgur, bulghur, semolina, farro, spelt,
        kamut, einkorn, emmer, durum, freekeh, seitan, rye, barley, malt, oat, oatmeal, porridge, granola, muesli, cracker, cookie,
        biscuit,
        cake, pastry, filo, phyllo, wafer, pretzel, beer, ale, stout, lager, ladyfinger, soy sauce, soya sauce, gingerbread, ginger nut,
        digestive, wonton, dumpling, bouillon cube, stock cube, wheatgerm, matzo, pizza, pie crust, roux, hoisin, teriyaki,
        worcestershire,
        weizen*, *mehl, mehl, brot, *brot, brotchen, *brotchen, semmel*, paniermehl, *nudel, *nudeln, nudel*, griess, *griess, dinkel*,
        roggen*,
        gerste*, hafer*, graupen, grunkern, zwieback, keks, *keks, *kuchen, biskuit*, loffelbiskuit*, bier, *bier, malz*, blatterteig,
        *teig,
        spatzle, knodel, sojasauce, sojasosse,
        ble, farine, pain, pains, chapelure, pate brisee, pate feuilletee, pate sablee, pates, semoule, boulgour, epeautre, seigle, orge,
        avoine, biere, biscotte, biscottes, gateau, nouille, nouilles, biscuit cuillere, sauce soja,
        trigo, harina, pan, pan rallado, avena, cebada, centeno, espelta, fideo, fideos, macarrones, galleta, galletas, cerveza, hojaldre,
        salsa de soja,
        grano, farina, pane, pangrattato, orzo, segale, avena, semola, semolino, biscotti, savoiardi, birra, pasta sfoglia, farro, malto,
        tarwe*, *meel, meel, bloem, *bloem, *brood, brood, paneermeel, haver*, gerst*, rogge*, spelt*, deeg, *deeg, beschuit, mie,
        - buckwheat, buckwheat flour, rice flour, corn flour, cornflour, almond flour, coconut flour, chickpea flour, gram flour,
        potato flour,
        tapioca flour, rice noodle, glass noodle, corn tortilla, rice vermicelli, ground almond, cauliflower, elderflower, rice pasta,
        cornbread, sweetbread, rice cake, fish cake, crab cake, breadfruit, orange flower water, buchweizen*, reismehl, maismehl,
        kartoffelmehl,
        mandelmehl, kokosmehl, kichererbsenmehl, johannisbrotkernmehl, guarkernmehl, reisnudeln, glasnudeln, sojamehl, knochenmehl,
        farine de riz, farine de mais, farine de sarrasin, farine de pois chiche, ble noir, nouilles de riz, harina de maiz,
        harina de arroz,
        harina de garbanzo, harina de almendra, grano saraceno, trigo sarraceno, farina di riso, farina di mais, farina di ceci,
        farina di mandorle, farina di castagne, boekweit*, rijstmeel, maismeel, amandelmeel, kokosmeel, rijstebloem, goudsbloem*,
        pain de sucre, rice wine, zonnebloem
        """;

    public const string Crustaceans = """
        shrimp, prawn, crab, crabmeat, lobster, crayfish, crawfish, langoustine, langostino, krill, scampi, shrimp paste,
        garnele, garnelen, *garnelen, krabbe, krabben, *krabben, hummer, krebs, krebse, *krebse, languste*,
        crevette, crevettes, crabe, crabes, homard, homards, ecrevisse, ecrevisses, langouste, langoustines, gambas, gamba,
        camaron, camarones, cangrejo, cangrejos, bogavante, langosta, cigala, cigalas, langostinos,
        gambero, gamberi, gamberetti, gamberoni, granchio, aragosta, astice, scampo, mazzancolle,
        garnaal, *garnaal, kreeft, *kreeft, rivierkreeftjes, krab,
        - crab apple, crabapple
        """;

    public const string Eggs = """
        egg, yolk, meringue, mayonnaise, mayo, aioli, hollandaise, bearnaise, custard, lemon curd, eggnog, egg noodle, ladyfinger,
        marshmallow,
        ei, eier, *eier, eigelb, eiweiss, *eigelb, baiser, mayonnaise*, eierlikor, loffelbiskuit*,
        oeuf, oeufs, œuf, œufs, jaune d'oeuf, blanc d'oeuf, mayonnaises,
        huevo, huevos, yema, yemas, clara de huevo, claras, mayonesa,
        uovo, uova, tuorlo, tuorli, albume, albumi, maionese, savoiardi,
        eieren, eidooier, eidooiers, dooier, eiwit, eiwitten,
        - eggplant, eierschwammerl, eiertomaten, eiertomate
        """;

    public const string Fish = """
        fish, salmon, tuna, cod, haddock, halibut, anchovy, anchovies, sardine, mackerel, herring, trout, seabass, sea bass, tilapia,
        pollock, hake, sole, plaice, snapper, catfish, monkfish, swordfish, turbot, eel, caviar, roe, bonito, dashi, surimi, kipper,
        worcestershire, caesar dressing, fish sauce, mahi mahi, bream, carp, pike, perch, whitebait, sprat,
        fisch, *fisch, fisch*, lachs, *lachs, lachs*, thunfisch*, kabeljau*, sardelle*, sardine*, hering*, forelle*, *forelle,
        makrele*, zander*,
        seelachs*, scholle*, dorsch*, kaviar,
        poisson, poissons, saumon, thon, cabillaud, morue, anchois, maquereau, hareng, truite, lieu noir, dorade, nuoc mam, colin,
        pescado, atun, bacalao, merluza, anchoa, anchoas, boqueron, boquerones, caballa, trucha, lubina, dorada,
        pesce, salmone, tonno, merluzzo, baccala, acciuga, acciughe, alici, sgombro, trota, branzino, orata, colatura,
        vis, *vis, vissaus, visfilet, zalm, *zalm, zalm*, tonijn*, kabeljauw*, ansjovis*, haring*, forel*, makreel*, schelvis,
        - goldfish cracker, shellfish, cuttlefish, crayfish, tintenfisch, visgraat, inktvis
        """;

    public const string Peanuts = """
        peanut, groundnut, monkey nut, peanut butter, peanut oil, satay, erdnuss, erdnuss*, *erdnusse, cacahuete, cacahuetes, cacahouete,
        cacahouetes, arachide, arachides, cacahuates, mani, arachidi, burro di arachidi, pinda*, satesaus, beurre de cacahuete,
        beurre de cacahuetes, mantequilla de cacahuete
        """;

    public const string Soybeans = """
        soy, soya, soybean, tofu, tempeh, edamame, miso, tamari, natto, soy sauce, soya sauce, soy milk, soya milk, teriyaki, hoisin, tvp,
        shoyu, lecithin, soja, soja*, *soja, salsa de soja, sauce soja, salsa di soia, soia, sojasaus, ketjap, ketjap*, lait de soja,
        leche de soja, latte di soia
        """;

    public const string Milk = """
        milk, butter, buttermilk, cream, cheese, yogurt, yoghurt, ghee, whey, casein, curd, kefir, quark, ricotta, mozzarella, parmesan,
        cheddar, feta, mascarpone, brie, camembert, gouda, gruyere, emmental, emmenthal, halloumi, paneer, stilton, gorgonzola, pecorino,
        provolone, manchego, roquefort, edam, monterey jack, swiss, half and half, creme fraiche, custard, condensed milk,
        evaporated milk,
        lactose, ice cream, gelato, dulce de leche, parmigiano, grana padano, fontina, burrata, margarine, milk chocolate,
        white chocolate,
        caramel, fudge, toffee, nutella, bechamel, ranch dressing, creamer, colby, asiago, queso, havarti, cotija, labneh, skyr,
        fromage frais,
        milch, *milch, milch*, *butter, butter*, rahm, *rahm, sahne, *sahne, sahne*, obers, schlagobers, kase, *kase, kase*, joghurt,
        *joghurt, topfen,
        molke, schmand, speisequark, magerquark, schmelzkase, frischkase, butterschmalz, kondensmilch,
        lait, beurre, creme, fromage, fromages, yaourt, yaourts, lactoserum, petit suisse, faisselle, comte, reblochon, raclette,
        leche, mantequilla, nata, queso, quesos, yogur, requeson, cuajada, suero de leche,
        latte, burro, panna, formaggio, formaggi, stracchino, latticello, taleggio, yogurt greco,
        melk, *melk, boter, *boter, room, *room, kaas, *kaas, karnemelk, kwark, vla, slagroom, zuivel,
        - coconut milk, almond milk, oat milk, rice milk, soy milk, soya milk, hemp milk, cashew milk, hazelnut milk, coconut cream,
        cream of coconut, coconut yogurt, coconut yoghurt, coconut butter, cashew butter, peanut butter, almond butter, nut butter,
        cocoa butter,
        cacao butter, shea butter, apple butter, butternut, butternut squash, butter bean, butter lettuce, butterhead lettuce,
        buttercup squash,
        butterfly, cream of tartar, bean curd, head cheese, milk thistle, swiss chard, kokosmilch, mandelmilch, hafermilch, sojamilch,
        reismilch, kokossahne, hafersahne,
        sojasahne, kakaobutter, erdnussbutter, mandelbutter, butternuss*, butternusskurbis, leberkase, lait de coco, creme de coco,
        lait d'amande,
        lait de soja, lait d'avoine, beurre de cacao, beurre de cacahuete, beurre de cacahuetes, creme de tartre, creme de cassis,
        leche de coco,
        leche de almendra, leche de almendras, leche de soja, leche de avena, manteca de cacao, mantequilla de cacahuete, latte di cocco,
        latte di mandorla, latte di soia, latte di avena, burro di cacao, burro di arachidi, kokosmelk, amandelmelk, sojamelk, havermelk,
        kokosroom, pindakaas, cacaoboter, mushroom, room temperature
        """;

    public const string Nuts = """
        nut, almond, hazelnut, walnut, cashew, pecan, pistachio, macadamia, brazil nut, praline, marzipan, frangipane, amaretti, amaretto,
        nutella, gianduja, nougat, pesto, mixed nut, almond milk, almond butter, almond flour, cashew milk, cashew butter, hazelnut milk,
        nut butter, ground almond, filbert, dukkah, baklava, mandelmehl, mandelmilch, mandelbutter,
        nuss, nusse, *nuss, *nusse, nuss*, haselnuss*, walnuss*, mandel, mandeln, mandel*, *mandeln, pistazie*, cashew*, paranuss*,
        krokant,
        noix, noisette, noisettes, amande, amandes, pistache, pistaches, noix de cajou, noix de pecan, lait d'amande, poudre d'amandes,
        nuez, nueces, almendra, almendras, avellana, avellanas, anacardo, anacardos, pistacho, pistachos, turron, leche de almendra,
        leche de almendras, harina de almendra,
        noce, noci, nocciola, nocciole, mandorla, mandorle, pistacchio, pistacchi, anacardi, latte di mandorla, farina di mandorle,
        noot, noten, *noot, *noten, hazelnoot*, walnoot*, amandel*, *amandelen, pistachenoot*, amandelmelk, amandelmeel, amandelspijs,
        - nutmeg, coconut, butternut, doughnut, donut, water chestnut, chestnut, pine nut, peanut, groundnut, monkey nut, ginger nut,
        tiger nut,
        soy nut, kola nut, muskatnuss, muskatnuss*, kokosnuss*, erdnuss*, butternuss*,
        noix de coco, noix de muscade, noix de saint jacques, noix de st jacques, nuez moscada, noce moscata, nootmuskaat, muskaatnoot,
        kokosnoot, pijnboompitten,
        noix de beurre
        """;

    public const string Celery = """
        celery, celeriac, sellerie, *sellerie, knollensellerie*, staudensellerie*, celeri, celeris, apio, sedano, sedano rapa, selderij*,
        *selderij, bleekselderij, selderie, celery salt, bouillon cube, stock cube, celery seed, mirepoix
        """;

    public const string Mustard = """
        mustard, dijon, wholegrain mustard, senf, *senf, senf*, moutarde, mostaza, senape, mosterd, *mosterd, mosterd*, piccalilli,
        mayonnaise,
        mayo, vinaigrette, - mustard green
        """;

    public const string Sesame = """
        sesame, tahini, tahina, tahin, halva, hummus, houmous, humus, gomasio, zaatar, za'atar, furikake, dukkah, sesam, sesam*,
        sesamo, ajonjoli,
        tahine, sesame oil
        """;

    public const string Sulphites = """
        wine, vermouth, sherry, marsala, port wine, champagne, prosecco, cider, wine vinegar, balsamic, raisin, sultana, currant,
        dried apricot,
        prune, dried fruit, sulphite, sulfite, wein, *wein, *weinessig, rosine*, rosinen, sultanine*, trockenobst, sekt, vin, vin blanc,
        vin rouge, raisins secs, abricots secs, pruneaux, vino, vino blanco, vino tinto, pasas, orejones, ciruelas pasas, vinagre de vino,
        vino bianco, vino rosso, uvetta, prugne secche, wijn, *wijn, rozijn, rozijnen, witte wijn, rode wijn, krenten,
        - blackcurrant, redcurrant, black currant, red currant, white currant, weinblatter, wine glass, schwein*
        """;

    public const string Lupin = "lupin, lupine, lupini, lupine*, lupinen*, lupins, altramuz, altramuces, lupino";

    public const string Molluscs = """
        mussel, clam, oyster, scallop, squid, calamari, octopus, cuttlefish, snail, whelk, cockle, abalone, conch, oyster sauce, seafood,
        shellfish, muschel, muscheln, *muscheln, miesmuschel*, auster, austern, *austern, tintenfisch*, calamares, krake, pulpo,
        schnecken,
        meeresfruchte, moule, moules, huitre, huitres, palourde, palourdes, coquille saint jacques, coquilles saint jacques,
        noix de saint jacques,
        noix de st jacques, calmar, calmars, encornet, encornets, poulpe, seiche, escargot, escargots, fruits de mer, bulot, bulots,
        mejillon, mejillones, almeja, almejas, ostra, ostras, vieira, vieiras, calamar, sepia, mariscos, marisco,
        cozza, cozze, vongola, vongole, ostrica, ostriche, capesante, calamaro, polpo, seppia, seppie, frutti di mare,
        mossel, mosselen, oester, oesters, coquilles, inktvis, octopus, sint jakobsschelpen, zeevruchten,
        - oyster mushroom, oyster cracker, oesterzwam, oesterzwammen, austernpilz*, austernseitling*
        """;
}
