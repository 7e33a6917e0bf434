using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Office.Landing;

/// <summary>The style of the pages that codes and links open, light and dark. The policy names it by its hash and allows no script at all.</summary>
internal static class LandingStyle
{
    public const string Text = """
        :root{color-scheme:light dark;--back:#f4f6f9;--card:#fff;--text:#16202c;--soft:#46525f;--line:#c3ccd6;--accent:#0a5bb0;--on-accent:#fff;--place:#0a3d7a;--on-place:#fff;--note:#fff4d6}
        @media (prefers-color-scheme:dark){:root{--back:#10151b;--card:#1a222b;--text:#f0f4f8;--soft:#b9c4cf;--line:#46525f;--accent:#8cc2ff;--on-accent:#06223f;--place:#12324f;--on-place:#f0f4f8;--note:#3a3008}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--back);color:var(--text);font:1.1875rem/1.5 system-ui,"Noto Sans",Roboto,Arial,sans-serif}
        header{background:var(--place);color:var(--on-place);padding:1rem}
        header .soft{color:var(--on-place)}
        main{background:var(--card);padding:1rem}
        header>*,main>*,footer>*{max-width:34rem;margin:0 auto .75rem}
        .place{font-size:1.5rem;line-height:1.3;font-weight:700}
        h1{font-size:1.75rem;line-height:1.25;text-wrap:balance}
        a{color:var(--accent)}
        .button{display:block;width:100%;min-height:3.5rem;padding:.875rem 1rem;font:inherit;font-weight:600;text-align:center;text-decoration:none;border-radius:.875rem;border:2px solid var(--accent);background:none;color:var(--accent);cursor:pointer}
        .button.primary{background:var(--accent);color:var(--on-accent);font-size:1.375rem}
        label{display:block;font-weight:600;margin-bottom:.25rem}
        input[inputmode]{width:100%;min-height:3.25rem;padding:.5rem .75rem;font:inherit;letter-spacing:.2em;color:var(--text);background:var(--card);border:2px solid var(--soft);border-radius:.75rem;margin-bottom:.75rem}
        .word{padding:.75rem;border:2px dashed var(--soft);border-radius:.75rem;text-align:center;overflow-wrap:anywhere}
        .word code{font-size:1.25rem;font-weight:700;user-select:all}
        dl{margin-top:0}dt{color:var(--soft);font-size:1rem}dd{margin:0 0 .5rem;font-weight:600;overflow-wrap:anywhere}
        .note{padding:.75rem;border-radius:.75rem;border-left:.375rem solid var(--accent);background:var(--note)}
        .warn{font-weight:600}
        .soft{color:var(--soft);font-size:1.0625rem}
        footer{padding:1rem}
        :focus-visible{outline:3px solid var(--accent);outline-offset:3px}
        """;

    public static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'; img-src data:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
}
