using System.Net;
using SmartCaBot.Host.Demo;
using SmartCaBot.Host.Tests.Authorisation;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Host.Tests.Attacks;

/// <summary>An officer's words reach the citizen, and other officers.</summary>
[Collection(HostInside.Collection)]
public sealed class PlantedReasonTests(HostInside host)
{
    private const string Script = "Ảnh mờ \"'><script>alert('xss')</script><img src=x onerror=alert(1)>";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_script_in_the_reason_of_a_refusal_is_text_in_the_chat_and_at_the_office()
    {
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = host.Address };
        using var chat = new DirectLineClient(browser, TimeSpan.FromSeconds(60));
        await new DemoCitizen(chat, DemoPerson.Hoa).AskAsync(Cancel);
        await new DemoCitizen(chat, DemoPerson.Hoa).FillInAsync(Cancel);
        using var officer = new StaffDriver(host.Address, TimeProvider.System);
        await officer.SignInAsync(await TestAccount.AddAsync(host.Services, "tu.choi", "Cán bộ", [StaffRole.Officer], citizenId: "066185000777"));
        var dossiers = (await officer.GetAsync("/office/dossiers")).Html.Split("/office/dossiers/").Skip(1).Select(part => part.Split('"', '?')[0]);
        var number = "";
        foreach (var candidate in dossiers.Distinct())
            if ((await officer.GetAsync("/office/dossiers/" + candidate)).Text.Contains(DemoPerson.Hoa.Name, StringComparison.Ordinal)) number = candidate;

        await officer.PostAsync($"/office/dossiers/{number}?handler=Refuse", ("Own", Script));
        await chat.WaitForNewsAsync(Cancel);

        var office = await officer.GetAsync("/office/dossiers/" + number);
        using var answer = await browser.GetAsync(new Uri("/co-ban", UriKind.Relative), Cancel);
        foreach (var html in new[] { office.Html, await answer.Content.ReadAsStringAsync(Cancel) })
        {
            Assert.Contains("&lt;script&gt;alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>alert", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
        }
    }
}
