using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Host.Pages.Plain;

/// <summary>The page's own style, light and dark. The policy names it by its hash and allows no script at all.</summary>
internal static class PlainStyle
{
    public const string Text = """
        :root{color-scheme:light dark;--back:#f4f6f9;--card:#fff;--mine:#dcebfb;--text:#16202c;--soft:#46525f;--line:#c3ccd6;--accent:#0a5bb0;--on-accent:#fff;--note:#fff4d6}
        @media (prefers-color-scheme:dark){:root{--back:#10151b;--card:#1a222b;--mine:#12324f;--text:#f0f4f8;--soft:#b9c4cf;--line:#46525f;--accent:#8cc2ff;--on-accent:#06223f;--note:#3a3008}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--back);color:var(--text);font:1.0625rem/1.5 system-ui,"Noto Sans",Roboto,Arial,sans-serif}
        header,main,footer{max-width:42rem;margin:0 auto;padding:.75rem}
        h1{font-size:1.375rem;line-height:1.25;margin:0 0 .25rem}
        h2{font-size:1.1875rem;line-height:1.3;margin:0 0 .5rem}
        p{margin:0 0 .5rem}
        a{color:var(--accent)}
        .links a{display:inline-block;padding:.25rem 1rem .25rem 0}
        section,nav{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:.875rem;margin-bottom:.75rem}
        .talk{list-style:none;margin:0 0 .75rem;padding:0}
        .talk>li{border:1px solid var(--line);border-radius:.75rem;padding:.5rem .75rem;margin-bottom:.5rem;overflow-wrap:anywhere}
        .talk>li.me{background:var(--mine);margin-left:1.5rem}
        .who{color:var(--soft);font-size:.9375rem;font-weight:600;margin:0}
        .talk ul,.list,.steps{margin:0 0 .5rem;padding-left:1.25rem}
        .list{list-style:none;padding:0}
        .list li{padding:.25rem 0;border-bottom:1px solid var(--line)}
        .steps>li{margin-bottom:.75rem}
        img{display:block;max-width:11rem;height:auto;margin:.5rem 0;background:#fff;border-radius:.5rem}
        form{margin:0 0 .5rem}
        fieldset{margin:0 0 .5rem;padding:0;border:0}
        legend{padding:0;color:var(--soft)}
        label{display:block;font-weight:600;margin-bottom:.25rem}
        input[type=text],input[type=file]{width:100%;min-height:3rem;padding:.5rem .75rem;font:inherit;color:var(--text);background:var(--card);border:2px solid var(--soft);border-radius:.75rem}
        button,.button{display:inline-block;min-height:2.75rem;margin:.375rem .375rem 0 0;padding:.5rem 1rem;font:inherit;font-weight:600;text-align:left;text-decoration:none;border-radius:.75rem;border:2px solid var(--accent);background:none;color:var(--accent);cursor:pointer}
        button.primary{background:var(--accent);color:var(--on-accent)}
        button.quiet{border-color:var(--line);color:var(--text)}
        summary{min-height:2rem;color:var(--accent);cursor:pointer}
        .note{padding:.75rem;border-radius:.75rem;border-left:.375rem solid var(--accent);background:var(--note);font-weight:600}
        .soft{color:var(--soft)}
        :focus-visible{outline:3px solid var(--accent);outline-offset:3px}
        """;

    public static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'; img-src 'self' data:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
