namespace Alchemorsel.Cooking.Units.Names;

/// <summary>Japanese names and counters; one form for any number. How a line reads: <see cref="UnitNames"/>.</summary>
internal static class Japanese
{
    public const string Text = """
        g: g; グラム, ｇ, ㌘
        kg: kg; キロ, キログラム, ㎏, ｋｇ
        mg: mg; ミリグラム, ㎎
        ml: ml; ミリリットル, ｍｌ, ㏄, ｃｃ, シーシー, ミリ
        dl: dl; デシリットル
        l: l; リットル, ℓ
        tsp: 小さじ; 小匙, こさじ, 茶さじ, 小サジ
        tbsp: 大さじ; 大匙, おおさじ, 大サジ
        ja-cup: カップ; ｶｯﾌﾟ
        go: 合
        cm: cm; センチ, ㎝, ｃｍ
        mm: mm; ㎜
        celsius: °C; 度
        pinch: つまみ; ひとつまみ
        dash: 少々; 少量
        drop: 滴
        scoop: すくい
        clove: 片; かけ, かけら, カケ
        head: 玉
        leaf: 葉
        sprig: 枝
        bunch: 束; 把, わ
        handful: つかみ; ひとつかみ, 握り
        slice: 枚; 切れ, きれ
        block: 丁
        bar: 板
        stalk: 本
        piece: 個; コ, こ, ケ, 尾, 匹, 杯, 粒, 株
        portion: 人分; 人前
        can: 缶
        bottle: 瓶; びん
        box: 箱
        bag: 袋
        packet: パック; 包み, 包
        """;
}
