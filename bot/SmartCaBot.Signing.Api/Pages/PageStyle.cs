using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Signing.Api.Pages;

/// <summary>The style of pages where codes are entered: large type, wide targets, light and dark. The policy names it by its hash and allows nothing else.</summary>
public static class PageStyle
{
    public const string Text = """
        :root{color-scheme:light dark;--back:#f4f6f9;--card:#fff;--text:#16202c;--soft:#46525f;--line:#c3ccd6;--accent:#0a5bb0;--on-accent:#fff;--bad:#a3140c;--bad-back:#fdecea;--good:#0b5f2a;--good-back:#e7f5ec}
        @media (prefers-color-scheme:dark){:root{--back:#10151b;--card:#1a222b;--text:#f0f4f8;--soft:#b9c4cf;--line:#46525f;--accent:#8cc2ff;--on-accent:#06223f;--bad:#ffb4ab;--bad-back:#3b1513;--good:#9be3b4;--good-back:#10301c}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--back);color:var(--text);font:1.125rem/1.5 system-ui,"Noto Sans",Roboto,Arial,sans-serif}
        main{max-width:32rem;margin:0 auto;padding:1rem}
        .card{background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:1.125rem}
        h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
        p{margin:0 0 .75rem}
        dl{margin:0 0 1rem;border-top:1px solid var(--line)}
        dl div{display:flex;flex-wrap:wrap;gap:0 .75rem;padding:.375rem 0;border-bottom:1px solid var(--line)}
        dt{color:var(--soft);flex:0 0 7rem}
        dd{margin:0;flex:1 1 9rem;font-weight:600;overflow-wrap:anywhere}
        label{display:block;font-weight:600;margin-bottom:.25rem}
        .hint{color:var(--soft);margin-bottom:.5rem}
        input{width:100%;min-height:3.75rem;padding:.25rem .75rem;font:inherit;font-size:1.875rem;letter-spacing:.25em;text-align:center;color:var(--text);background:var(--card);border:2px solid var(--soft);border-radius:.75rem}
        button{width:100%;min-height:3.25rem;margin-top:.75rem;padding:.5rem 1rem;font:inherit;font-weight:600;border-radius:.75rem;border:2px solid var(--accent);background:none;color:var(--accent);cursor:pointer}
        button.primary{background:var(--accent);color:var(--on-accent)}
        button.quiet{border-color:var(--line);color:var(--text)}
        :focus-visible{outline:3px solid var(--accent);outline-offset:3px}
        .said{padding:.75rem;border-radius:.75rem;border-left:.375rem solid var(--good);background:var(--good-back);color:var(--good);font-weight:600}
        .said.bad{border-color:var(--bad);background:var(--bad-back);color:var(--bad)}
        .warn{margin:1rem 0 0;color:var(--soft);font-size:1rem}
        h2{font-size:1.25rem;line-height:1.25;margin:1.25rem 0 .5rem}
        .pages{list-style:none;margin:0 0 .75rem;padding:0}
        .pages li{margin:0 0 1rem}
        .pages a{display:block;border-radius:.5rem}
        .pages img{display:block;width:100%;height:auto;min-height:3rem;background:#fff;color:#16202c;border:1px solid var(--line);border-radius:.5rem}
        .file{display:block;min-height:3.25rem;padding:.75rem 1rem;text-align:center;font-weight:600;color:var(--accent);border:2px solid var(--line);border-radius:.75rem;overflow-wrap:anywhere}
        details{margin:0 0 1rem}
        summary{display:flex;align-items:center;justify-content:center;min-height:3.25rem;padding:.5rem 1rem;margin-bottom:.75rem;font-weight:600;color:var(--accent);border:2px solid var(--line);border-radius:.75rem;cursor:pointer}
        """;

    /// <summary>Of a picture or a file, which is no page.</summary>
    public const string NothingRuns = "default-src 'none'; sandbox; frame-ancestors 'none'";

    public static readonly string Policy = PolicyOf("'self'");

    /// <summary>With pictures of our own.</summary>
    public static readonly string PolicyWithPictures = PolicyOf("'self'", "'self' ");

    /// <summary>With pictures of our own, whose form may lead to another site in the end.</summary>
    public static string PolicyWith(Uri back) => PolicyOf($"'self' {back.GetLeftPart(UriPartial.Authority)}", "'self' ");

    // data: is the empty icon, so that no browser asks for one.
    private static string PolicyOf(string actions, string pictures = "") =>
        $"default-src 'none'; img-src {pictures}data:; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'; "
        + $"form-action {actions}; base-uri 'none'; frame-ancestors 'none'";
}
