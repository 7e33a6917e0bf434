using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using SmartCaBot.ZaloSandbox.Tests.Support;

namespace SmartCaBot.ZaloSandbox.Tests;

public sealed class TokenTests
{
    [Fact]
    public async Task A_refresh_token_works_once_and_the_previous_access_token_dies()
    {
        await using var bench = await Bench.StartAsync();
        bench.Mai.SendText("chào");
        var first = bench.Zalo.Tokens.Pairs[0];

        var next = await bench.RefreshAsync(first.Refresh);

        Assert.Equal("90000", next.Text("expires_in"));
        Assert.Equal(-220, (await bench.SayAsync("một")).Error());
        bench.Use(next.Text("access_token"));
        Assert.Equal(0, (await bench.SayAsync("hai")).Error());
        var again = await bench.RefreshAsync(first.Refresh);
        Assert.True(again.Error() < 0);
        Assert.False(again.TryGetProperty("access_token", out _));
        Assert.Equal(1, bench.Zalo.Tokens.RefusedRefreshes);
        Assert.Equal(1, bench.Zalo.Tokens.DeadTokenUses);
        Assert.Equal(0, (await bench.SayAsync("ba")).Error());
    }

    [Fact]
    public async Task Tokens_end_after_their_time()
    {
        await using var bench = await Bench.StartAsync();
        bench.Mai.SendText("chào");
        var pair = bench.Zalo.Tokens.Pairs[0];

        bench.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(-220, (await bench.SayAsync("một")).Error());
        bench.Use("never-issued");
        Assert.Equal(-216, (await bench.SayAsync("một")).Error());
        bench.Clock.Advance(TimeSpan.FromDays(90));
        Assert.True((await bench.RefreshAsync(pair.Refresh)).Error() < 0);
    }

    [Fact]
    public async Task Consent_with_a_challenge_gives_a_code_that_only_the_verifier_can_use_and_once()
    {
        await using var bench = await Bench.StartAsync(options => options with { RedirectUri = new Uri("http://127.0.0.1:1/callback") });
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = bench.Zalo.Address };
        const string verifier = "abcdefghijklmnopqrstuvwxyz01234567890ABCDEF";
        var challenge = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var page = $"/v4/oa/permission?app_id={bench.Zalo.Options.AppId}&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2Fcallback&code_challenge={challenge}&state=s1";

        Assert.Contains("Cho phép", await browser.GetStringAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        async Task<string> ConsentAsync()
        {
            using var answer = await browser.PostAsync(page, null, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            var query = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
            Assert.Equal(bench.Zalo.Options.OaId, query["oa_id"]);
            Assert.Equal("s1", query["state"]);
            return query["code"].ToString();
        }

        Dictionary<string, string> Form(string code, string proof) => new()
        {
            ["code"] = code,
            ["app_id"] = bench.Zalo.Options.AppId,
            ["grant_type"] = "authorization_code",
            ["code_verifier"] = proof,
        };
        var code = await ConsentAsync();
        Assert.NotEmpty((await bench.TokenAsync(Form(code, verifier))).Text("refresh_token"));
        Assert.True((await bench.TokenAsync(Form(code, verifier))).Error() < 0);
        Assert.True((await bench.TokenAsync(Form(await ConsentAsync(), "another"))).Error() < 0);
        Assert.True((await bench.TokenAsync(Form(await ConsentAsync(), verifier), secret: "wrong")).Error() < 0);
    }

    [Fact]
    public async Task A_foreign_callback_or_app_is_refused_in_the_platforms_words()
    {
        await using var bench = await Bench.StartAsync(options => options with { RedirectUri = new Uri("https://bot.example.vn/callback") });
        Assert.Equal(-14003, (await bench.GetAsync($"/v4/oa/permission?app_id={bench.Zalo.Options.AppId}&redirect_uri=https%3A%2F%2Felsewhere.example%2F")).Error());
        var app = await bench.GetAsync("/v4/oa/permission?app_id=1&redirect_uri=https%3A%2F%2Fbot.example.vn%2Fcallback");
        Assert.Equal(-14002, app.Error());
        Assert.Equal("Invalid appId", app.Text("error_name"));
    }

    [Fact]
    public async Task The_proof_is_asked_for_when_the_app_says_so()
    {
        await using var bench = await Bench.StartAsync(options => options with { RequiresProof = true });
        bench.Mai.SendText("chào");
        Assert.Equal(-242, (await bench.SayAsync("một")).Error());
        var key = Encoding.UTF8.GetBytes(bench.Zalo.Options.AppSecret);
        bench.Http.DefaultRequestHeaders.Add("appsecret_proof",
            Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(bench.Zalo.Tokens.Pairs[0].Access))));
        Assert.Equal(0, (await bench.SayAsync("hai")).Error());
    }

    [Fact]
    public async Task The_pair_outlives_the_program_when_it_has_a_file()
    {
        var file = Path.Combine(Path.GetTempPath(), $"zalo-{Guid.NewGuid():N}.json");
        try
        {
            var options = new SandboxOptions { StateFile = file, RefreshToken = "first" };
            string kept;
            await using (var zalo = await Sandbox.StartAsync(options, TestContext.Current.CancellationToken)) kept = zalo.Tokens.Issue().Refresh;
            await using var again = await Sandbox.StartAsync(options, TestContext.Current.CancellationToken);
            Assert.Equal(kept, Assert.Single(again.Tokens.Pairs).Refresh);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
