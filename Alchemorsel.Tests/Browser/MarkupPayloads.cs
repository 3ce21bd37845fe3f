namespace Alchemorsel.Tests.Browser;

/// <summary>Texts that would run a script, or change a page, wherever a text is put into one without being encoded for that place.</summary>
internal static class MarkupPayloads
{
    // What runs sets this; StoredMarkupTests looks.
    private const string Run = "window.ran=1";

    private static readonly string[] Handlers =
    [
        "<img src=x onerror={0}>", "<img/src=x/onerror={0}>", "<img src=x oneRRor={0}>", "<img src=x onerror\n={0}>", "<img src='x' onerror='{0}'>",
        "<img src=`x` onerror=`{0}`>", "<image src=x onerror={0}>", "<img srcset=x onerror={0}>", "<svg onload={0}>", "<svg/onload={0}//",
        "<svg><script>{0}</script></svg>", "<svg><animate onbegin={0} attributeName=x dur=1s>", "<svg><set onbegin={0} attributeName=x>",
        "<svg><a xlink:href='javascript:{0}'><text y=20>x</text></a></svg>", "<svg><use href='data:image/svg+xml,<svg id=x onload={0}/>#x'/></svg>",
        "<svg><foreignObject><iframe srcdoc='<script>parent.{0}</script>'></iframe></foreignObject></svg>", "<svg><style><img src=x onerror={0}></style></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror={0}></style></mglyph></table></mtext></math>",
        "<math href='javascript:{0}'>x</math>", "<body onload={0}>", "<body onpageshow={0}>", "<video><source onerror={0}></video>",
        "<video src=x onerror={0}>", "<audio src=x onerror={0}>", "<video poster=javascript:{0}//></video>", "<input autofocus onfocus={0}>",
        "<input type=image src=x onerror={0}>", "<select autofocus onfocus={0}>", "<textarea autofocus onfocus={0}>", "<button autofocus onfocus={0}>x",
        "<keygen autofocus onfocus={0}>", "<details open ontoggle={0}>x", "<marquee onstart={0}>x</marquee>", "<div onpointerover={0} style=position:fixed;inset:0>x</div>",
        "<div style=animation-name:x onanimationstart={0}>x</div>", "<style>@keyframes x{{}}</style><p style=animation-name:x onanimationend={0}>",
        "<a onfocus={0} id=x tabindex=1 autofocus>x</a>", "<form><button formaction=javascript:{0}>x</button></form>",
        "<form action=javascript:{0}><input type=submit></form>", "<isindex action=javascript:{0} type=image>",
    ];

    private static readonly string[] Scripts =
    [
        "<script>{0}</script>", "<SCRIPT>{0}</SCRIPT>", "<scr<script>ipt>{0}</scr</script>ipt>", "<script\n>{0}</script\n>", "<script/x>{0}</script>",
        "<script src=data:text/javascript,{0}></script>", "<script type=module>{0}</script>", "<script>/*</script><script>*/{0}</script>",
        "</script><script>{0}</script>", "</title><script>{0}</script>", "</textarea><script>{0}</script>", "</style><script>{0}</script>",
        "</noscript><script>{0}</script>", "</template><script>{0}</script>", "</option></select><script>{0}</script>", "--><script>{0}</script><!--",
        "]]><script>{0}</script>", "\"><script>{0}</script>", "'><script>{0}</script>", "`><script>{0}</script>", "\\\"><script>{0}</script>",
        "<!--><script>{0}</script>", "<![CDATA[><script>{0}</script>]]>", "<?xml><script>{0}</script>", "<noscript><p title=\"</noscript><img src=x onerror={0}>\">",
        "<script>{0}//", "<<script>{0}//<</script>", "%3Cscript%3E{0}%3C/script%3E", "&lt;script&gt;{0}&lt;/script&gt;", "&#60;script&#62;{0}&#60;/script&#62;",
        "\\u003cscript\\u003e{0}\\u003c/script\\u003e", "\\x3cscript\\x3e{0}\\x3c/script\\x3e", "+ADw-script+AD4-{0}+ADw-/script+AD4-", "\uFF1Cscript\uFF1E{0}\uFF1C/script\uFF1E",
        "<script\u2028>{0}</script>", "<script>{0}</script\u0085>", "\u202E<script>{0}</script>",
    ];

    private static readonly string[] Attributes =
    [
        "\" onmouseover=\"{0}\" x=\"", "' onmouseover='{0}' x='", "\" autofocus onfocus=\"{0}\" x=\"", "' autofocus onfocus='{0}' x='", "x onload={0} ",
        "\"onerror=\"{0}\"", "\\\" onfocus=\\\"{0}", "&quot; onfocus=&quot;{0}", "\" style=\"animation-name:x\" onanimationstart=\"{0}\"", "\" srcdoc=\"<script>parent.{0}</script>",
        "\" accesskey=\"x\" onclick=\"{0}\"", "\" popover ontoggle=\"{0}\"",
    ];

    private static readonly string[] Addresses =
    [
        "javascript:{0}", "JaVaScRiPt:{0}", "java\tscript:{0}", "java\nscript:{0}", "\u0001javascript:{0}", " javascript:{0}", "javascript&colon;{0}",
        "javascript&#58;{0}", "vbscript:{0}", "data:text/html,<script>parent.{0}</script>", "data:text/html;base64,PHNjcmlwdD53aW5kb3cucmFuPTE8L3NjcmlwdD4=",
        "<a href=\"javascript:{0}\">x</a>", "<a href='java\nscript:{0}'>x</a>", "<a href=javascript&colon;{0}>x</a>", "[x](javascript:{0})",
        "![x](x\" onerror=\"{0})", "<javascript:{0}>", "[x]: javascript:{0}\n[x]", "<iframe src=javascript:{0}></iframe>", "<iframe srcdoc=\"<script>parent.{0}</script>\"></iframe>",
        "<object data=javascript:{0}></object>", "<embed src=javascript:{0}>", "<base href=javascript:{0}//>", "<meta http-equiv=refresh content=\"0;url=javascript:{0}\">",
        "<link rel=stylesheet href=javascript:{0}>", "<link rel=import href=data:text/html,<script>{0}</script>>",
    ];

    // CVE-2026-35046: a style sheet in a text needs no script to hide a page or to read it.
    private static readonly string[] Styles =
    [
        "<style>*{{display:none}}</style>", "<style>@import 'data:text/css,*{{display:none}}'</style>", "</style><style>body{{visibility:hidden}}</style>",
        "<link rel=stylesheet href='data:text/css,*{{display:none}}'>", "<p style='position:fixed;inset:0;background:red'>x</p>",
        "<div style=\"background:url(javascript:{0})\">x</div>", "<xss style=\"behavior:url(x.htc)\">", "<svg><style>*{{display:none}}</style></svg>",
    ];

    // CVE-2022-34625, CVE-2025-23211: what a template engine would work out.
    private static readonly string[] Templates =
    [
        "{{{{7*7}}}}", "${{7*7}}", "#{{7*7}}", "<%= 7*7 %>", "@(7*7)", "@{{ {0}; }}", "{{%print(7*7)%}}", "[[${{7*7}}]]", "{{{{constructor.constructor('{0}')()}}}}",
        "{{{{''.__class__.__mro__[1].__subclasses__()}}}}",
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        .. Handlers.Concat(Scripts).Concat(Attributes).Concat(Addresses).Concat(Styles).Concat(Templates)
            .Select(payload => string.Format(System.Globalization.CultureInfo.InvariantCulture, payload, Run)),
    ];
}
