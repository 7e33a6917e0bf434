using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Staff.Tests;

/// <summary>What a browser is given over https, behind a proxy that ends it.</summary>
public sealed class CookieTests : IAsyncLifetime
{
    private readonly Dictionary<string, string> _kept = [];
    private readonly List<string> _given = [];
    private StaffApp _app = null!;
    private HttpClient _browser = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _app = await StaffApp.StartAsync(
            services => services.AddSingleton<IStartupFilter>(new BehindProxy()),
            options: new StaffOptions { PublicUrl = new Uri("https://ky.example.vn"), PasswordRounds = 1000 });
        _browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = _app.Address };
        _browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Each_is_bound_to_the_host_out_of_reach_and_new_at_every_step()
    {
        var account = await TestAccount.AddAsync(_app.Services, "banh.quy", "Bánh Quy", [StaffRole.Agent]);
        var planted = new string('x', 43);
        _kept["__Host-staff"] = planted;
        _kept["__Host-staff-device"] = planted;
        var form = await FormAsync("/staff/sign-in");
        await PostAsync("/staff/sign-in", form, ("Login", account.Login), ("Password", account.Password));
        var half = _kept["__Host-staff"];
        form = await FormAsync("/staff/second-factor");
        Assert.Equal("/staff", await PostAsync("/staff/second-factor", form, ("Code", Totp.Code(account.TotpSecret, _app.Clock.GetUtcNow()))));
        var full = _kept["__Host-staff"];

        Assert.Distinct([planted, half, full]);
        Assert.NotEqual(planted, _kept["__Host-staff-device"]);
        Assert.Equal(["__Host-staff", "__Host-staff-device", "__Host-staff-form"], _kept.Keys.Order(StringComparer.Ordinal));
        Assert.All(_given, cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
            foreach (var flag in new[] { "; secure", "; httponly", "; samesite=strict" }) Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });

        // What was good before the last step opens nothing, and nothing does after signing out.
        Assert.StartsWith("/staff/sign-in", await WhereAsync("/staff", half), StringComparison.Ordinal);
        Assert.Null(await WhereAsync("/staff", full));
        await PostAsync("/staff/sign-out", await FormAsync("/staff"));
        Assert.StartsWith("/staff/sign-in", await WhereAsync("/staff", full), StringComparison.Ordinal);
    }

    private async Task<string> FormAsync(string path)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        return WebUtility.HtmlDecode(html.Split("name=\"__RequestVerificationToken\"")[1].Split("value=\"")[1].Split('"')[0]);
    }

    /// <summary>Where it leads.</summary>
    private async Task<string?> PostAsync(string path, string token, params (string Name, string Value)[] fields)
    {
        var all = fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(all) });
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location?.ToString();
    }

    /// <summary>Where a browser with that session is sent; null when the page is shown.</summary>
    private async Task<string?> WhereAsync(string path, string session)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", "__Host-staff=" + session } } };
        using var answer = await _browser.SendAsync(request, Cancel);
        return answer.Headers.Location?.ToString();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using var sent = request;
        sent.Headers.Add("Cookie", string.Join("; ", _kept.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await _browser.SendAsync(sent, Cancel);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var given) ? given : [])
        {
            _given.Add(cookie);
            var parts = cookie.Split(';')[0].Split('=', 2);
            _kept[parts[0]] = parts[1];
        }

        return answer;
    }

    private sealed class BehindProxy : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(static (http, rest) =>
            {
                http.Request.Scheme = "https";
                return rest(http);
            });
            next(app);
        };
    }
}
