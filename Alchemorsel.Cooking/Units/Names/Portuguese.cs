namespace Alchemorsel.Cooking.Units.Names;

/// <summary>Portuguese names, of Portugal and Brazil. How a line reads: <see cref="UnitNames"/>.</summary>
internal static class Portuguese
{
    public const string Text = """
        g: g/g; grama, gramas
        kg: kg/kg; quilo, quilos, quilograma, quilogramas
        oz: onça/onças
        lb: libra/libras
        ml: ml/ml; mililitro, mililitros
        cl: cl/cl; centilitro, centilitros
        dl: dl/dl; decilitro, decilitros
        l: l/l; litro, litros
        tsp: colher de chá/colheres de chá; colher chá, colheres chá, colherinha, colherinhas, colher de café, colheres de café
        tsp: colher de chá/colheres de chá; col de chá, col chá
        dsp: colher de sobremesa/colheres de sobremesa; colher sobremesa, colheres sobremesa
        tbsp: colher de sopa/colheres de sopa; colher sopa, colheres sopa, col de sopa, col sopa, cs de sopa
        cup: xícara/xícaras; xicara, xicaras, xícara de chá, xícaras de chá, xícara chá, xícaras chá, chávena, chávenas
        cm: cm/cm; centímetro, centímetros
        inch: polegada/polegadas
        celsius: °C/°C; grau, graus, graus celsius
        pinch: pitada/pitadas
        splash=: fio/fios
        drop: gota/gotas
        scoop: bola/bolas
        ladle: concha/conchas
        spoonful: colherada/colheradas; colher, colheres
        part: parte/partes
        clove!: dente/dentes
        bulb: bolbo/bolbos
        head: cabeça/cabeças
        leaf: folha/folhas
        sprig: raminho/raminhos
        branch: ramo/ramos; galho, galhos
        stem: talo/talos
        root: raiz/raízes
        ear: espiga/espigas
        bunch: maço/maços
        bunch!: maço/maços; molho, molhos
        handful: punhado/punhados; mão cheia
        slice: fatia/fatias; rodela, rodelas
        strip: tira/tiras
        wedge: gomo/gomos
        chunk: pedaço/pedaços; naco, nacos
        cube: cubo/cubos
        bar: tablete/tabletes; barra, barras
        piece: unidade/unidades; peça, peças, unid
        can: lata/latas
        jar: frasco/frascos; vidro, vidros
        pot: pote/potes
        bottle: garrafa/garrafas
        box: caixa/caixas; caixinha, caixinhas
        bag: saco/sacos
        packet: pacote/pacotes; saqueta, saquetas, envelope, envelopes, sachê, sachês
        glass: copo/copos
        bowl: tigela/tigelas
        """;
}
