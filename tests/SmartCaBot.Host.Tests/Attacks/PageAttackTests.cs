using System.Net;
using System.Text.RegularExpressions;
using SmartCaBot.Host.Demo;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Host.Tests.Attacks;

/// <summary>What somebody hides in names and messages does nothing on any page, and no page does anything at another site's bidding.</summary>
public sealed partial class PageAttackTests(AttackedHost host) : IClassFixture<AttackedHost>
{
    private const string Reason = "thử tấn công trong bài kiểm tra";
    private const string Script = "\"'><script>alert('xss')</script><img src=x onerror=alert(1)>{{7*7}}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stored_script_is_text_on_every_page_and_every_page_keeps_the_strict_policy()
    {
        using var person = await host.SignInWithAllRolesAsync();
        await HideAsync(person);

        var pages = await StaffPages.WalkAsync(person, "/staff", "/desk", "/office", "/admin", "/admin/audit?kind=SwitchChanged");

        Assert.True(pages.Count > 30, string.Join('\n', pages.Select(page => page.Path)));
        Assert.All(pages, page =>
        {
            Assert.True((int)page.Status < 500, $"{page.Status} {page.Path}");
            if (!page.Headers.GetValueOrDefault("Content-Type", "").StartsWith("text/html", StringComparison.Ordinal))
            {
                // What no browser draws: a file to keep, a picture, a document.
                Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
                return;
            }

            Assert.DoesNotContain("<script>alert", page.Html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", page.Html, StringComparison.OrdinalIgnoreCase);
            AssertStrict(page);
        });
        // Names, notes, reasons and replies: each was there to be shown.
        foreach (var place in new[] { "/admin/offices", "/admin/switches", "/admin/integrators", "/admin/accounts", "/office/campaigns", "/desk/replies" })
        {
            var page = pages.FirstOrDefault(page => page.Path == place);
            Assert.True(page is not null && page.Html.Contains("&lt;script&gt;alert", StringComparison.Ordinal), $"The text was not shown at {place}.");
        }
    }

    [Fact]
    public async Task A_switchs_notice_and_a_citizens_words_are_text_on_the_public_pages()
    {
        using var person = await host.SignInWithAllRolesAsync();
        var asked = await person.GetAsync("/admin/switches/Handoff");
        await person.PostAsync(
            "/admin/switches/Handoff", ("Known", asked.Value("Known")!), ("TurnOn", "false"), ("Reason", Reason), ("NoticeVi", Script), ("NoticeEn", Script));
        using var browser = host.Running.Host.Client();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("text", Script), KeyValuePair.Create("nonce", Guid.NewGuid().ToString("N"))]);
        using var say = new HttpRequestMessage(HttpMethod.Post, "/co-ban") { Content = form, Headers = { { "Sec-Fetch-Site", "same-origin" } } };
        using (await browser.SendAsync(say, Cancel))
        {
        }

        foreach (var path in new[] { "/", "/co-ban", "/co-ban?lang=en", "/q/" + Uri.EscapeDataString(Script), "/sign/" + Uri.EscapeDataString(Script) })
        {
            using var answer = await browser.GetAsync(path, Cancel);
            var html = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
            var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        }
    }

    [Fact]
    public async Task No_form_is_taken_without_its_own_token()
    {
        using var person = await host.SignInWithAllRolesAsync();
        using var other = await host.SignInWithAllRolesAsync();
        var foreign = (await other.GetAsync("/staff")).Value("__RequestVerificationToken")!;
        Assert.True(StaffPages.Posts.Count > 35, string.Join('\n', StaffPages.Posts));

        foreach (var post in StaffPages.Posts)
        {
            foreach (var token in new[] { null, "CfDJ8" + new string('A', 120), foreign })
            {
                using var form = new FormUrlEncodedContent(token is null ? [] : [KeyValuePair.Create("__RequestVerificationToken", token)]);
                using var answer = await person.Client.PostAsync(new Uri(post, UriKind.Relative), form, Cancel);
                // The page that explains refusals is drawn for what was posted elsewhere; asked for itself it is not there.
                var refused = post.StartsWith("/staff/problem", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.BadRequest;
                Assert.True(answer.StatusCode == refused, $"{post} with {(token is null ? "no token" : "a foreign token")}: {answer.StatusCode}");
            }
        }

        // Still signed in: signing out is a form like the others.
        Assert.Equal("/staff", (await person.GetAsync("/staff")).Path);
    }

    [Fact]
    public async Task A_form_that_no_page_waits_for_is_refused_with_its_token_too()
    {
        using var person = await host.SignInWithAllRolesAsync();
        var token = (await person.GetAsync("/staff")).Value("__RequestVerificationToken")!;
        var pages = StaffPages.Forms.Where(form => !form.Handlers.Contains("")).ToArray();
        Assert.True(pages.Length > 10, string.Join('\n', pages.Select(page => page.Route)));

        foreach (var page in pages)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
            using var answer = await person.Client.PostAsync(new Uri(page.Address(StaffPages.NothingAt, ""), UriKind.Relative), form, Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.MethodNotAllowed, $"{page.Route}: {answer.StatusCode}");
            Assert.Contains("GET", answer.Content.Headers.Allow);
        }
    }

    [Fact]
    public async Task No_file_for_a_spreadsheet_has_a_cell_that_computes()
    {
        using var person = await host.SignInWithAllRolesAsync();
        var office = await AddOfficeAsync(person, "=HYPERLINK(\"http://evil.example\")");
        foreach (var formula in new[] { "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "=cmd|' /C calc'!A0" })
            await AddCampaignAsync(person, office, formula, formula);

        foreach (var path in new[] { "/office/funnel.csv", "/desk/export.csv?from=2026-01-01&to=2026-12-31" })
        {
            using var answer = await person.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.StartsWith("attachment", answer.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);
            Assert.DoesNotMatch(Computing(), (await answer.Content.ReadAsStringAsync(Cancel)).TrimStart('\uFEFF'));
        }
    }

    private static void AssertStrict(StaffPage page)
    {
        var policy = page.Headers["Content-Security-Policy"];
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("DENY", page.Headers["X-Frame-Options"]);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.True(!Inline().IsMatch(page.Html), $"{page.Path} has a script or style in it: {Inline().Match(page.Html).Value}");
    }

    private async Task HideAsync(StaffDriver person)
    {
        var office = await AddOfficeAsync(person, Script);
        await AddCampaignAsync(person, office, "Bàn <b>1", Script);
        await person.PostAsync(
            "/admin/integrators/new", ("Name", Script), ("Contact", Script), ("Kinds", "Csc"), ("Scopes", "sign"), ("Reason", Reason));
        await person.PostAsync("/admin/accounts/invite", ("Name", Script), ("Login", "hidden.script"), ("Roles", "Agent"), ("Reason", Reason));
        await person.GetAsync("/desk/replies/new");
        await person.PostAsync("/desk/replies/new", ("Folder", Script[..40]), ("Shortcut", "xss"), ("Title", Script[..60]), ("Body", Script), ("Version", "0"));
        var asked = await person.GetAsync("/admin/switches/Connector");
        await person.PostAsync(
            "/admin/switches/Connector", ("Known", asked.Value("Known")!), ("TurnOn", "false"), ("Reason", Script), ("NoticeVi", Script));
        using var chat = host.Running.Chat();
        await chat.StartAsync(Cancel);
        await chat.SayAsync(Script, Cancel);
        await chat.SendFileAsync("<script>alert(1)<img src=x onerror=alert(2)>.pdf", DemoDocument.Make(), Cancel);
        await chat.SayAsync("tôi muốn gặp cán bộ", Cancel);
    }

    private static async Task<string> AddOfficeAsync(StaffDriver person, string name)
    {
        await person.GetAsync("/admin/offices");
        var page = await person.PostAsync("/admin/offices", ("Name", name), ("Address", name), ("Ward", "Ea Kao"), ("Province", "Đắk Lắk"), ("Reason", Reason));
        return page.Html.Split("href=\"/admin/offices/")[1].Split('"')[0];
    }

    private static async Task AddCampaignAsync(StaffDriver person, string office, string desk, string note)
    {
        await person.GetAsync("/office/campaigns/new");
        await person.PostAsync(
            "/office/campaigns/new", ("Form.Office", office), ("Form.Desk", desk), ("Form.Note", note), ("Form.Start", "register"), ("Form.Web", "true"),
            ("Form.From", "2026-11-01"));
    }

    [GeneratedRegex("(^|[,;\\n])\"?[=+@\\t]|(^|[,;\\n])\"?-[^0-9]")]
    private static partial Regex Computing();

    [GeneratedRegex("<script(?![^>]*\\bsrc=)[^>]*>|<style|\\sstyle=|\\son[a-z]+=\"|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
