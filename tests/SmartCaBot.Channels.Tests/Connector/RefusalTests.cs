using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using SmartCaBot.Channels.Tests.Hosting;
using static SmartCaBot.Channels.Tests.Hosting.Chatter;

namespace SmartCaBot.Channels.Tests.Connector;

/// <summary>Every token that is not a channel's own, for this bot, for this activity, now.</summary>
public sealed class RefusalTests : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _counted = new();
    private readonly MeterListener _meter = new();
    private StandInCloud _cloud = null!;
    private ChannelHost _host = null!;

    [Fact]
    public async Task A_channels_own_token_is_taken_and_checked_once()
    {
        await StartAsync();
        var token = _cloud.Token();

        for (var i = 0; i < 3; i++) Assert.Equal(200, await PostAsync(token, id: $"a{i}"));

        Assert.Equal(1, _cloud.KeyReads);
        Assert.Empty(_counted);
        Assert.Single(_host.With.Store.Conversations, "connector|msteams|c1");
    }

    [Fact]
    public async Task A_token_that_differs_in_one_thing_is_refused_and_counted_by_that_thing()
    {
        await StartAsync();
        var now = DateTimeOffset.UtcNow;
        var stranger = new StandInCloud.SigningKey("key-1");
        var unknown = new StandInCloud.SigningKey("key-2");
        (string? Token, int Status, string Reason)[] cases =
        [
            (null, 401, "NoCredentials"),
            ("not.a.token", 401, "Malformed"),
            (_cloud.Token(issuer: "https://api.botframework.example"), 401, "Issuer"),
            (_cloud.Token(issuer: $"https://sts.windows.net/{Guid.Empty}/"), 401, "Issuer"),
            (_cloud.Token(audience: Guid.NewGuid().ToString()), 401, "Audience"),
            (_cloud.Token(audience: null), 401, "Audience"),
            (_cloud.Token(key: unknown), 401, "Key"),
            (_cloud.Token(key: stranger), 401, "Signature"),
            (Altered(_cloud.Token()), 401, "Signature"),
            (Unsigned(_cloud.Token()), 401, "Algorithm"),
            (SignedWithThePublicKey(_cloud.Token()), 401, "Algorithm"),
            (_cloud.Token(from: now.AddHours(-2), to: now.AddMinutes(-6)), 401, "Expired"),
            (_cloud.Token(from: now.AddMinutes(6)), 401, "NotYetValid"),
            (_cloud.Token(serviceUrl: "https://elsewhere.example/"), 403, "ServiceUrl"),
        ];

        foreach (var (token, status, reason) in cases)
        {
            Assert.True(status == await PostAsync(token), reason);
            Assert.True(_counted.TryDequeue(out var counted) && counted == reason, $"{reason}: counted as {counted}");
        }

        Assert.Equal(403, await PostAsync(_cloud.Token(), channel: "slack"));
        Assert.Equal(["Endorsement"], _counted);
        Assert.Empty(_host.With.Store.Conversations);
    }

    [Fact]
    public async Task Clocks_may_differ_by_five_minutes()
    {
        await StartAsync();
        var now = DateTimeOffset.UtcNow;

        Assert.Equal(200, await PostAsync(_cloud.Token(from: now.AddHours(-1), to: now.AddMinutes(-4)), id: "a1"));
        Assert.Equal(200, await PostAsync(_cloud.Token(from: now.AddMinutes(4)), id: "a2"));
    }

    [Fact]
    public async Task A_known_token_ends_when_its_time_is_over_and_holds_for_no_other_address()
    {
        await StartAsync();
        var token = _cloud.Token();
        Assert.Equal(200, await PostAsync(token));

        Assert.Equal(403, await PostAsync(token, serviceUrl: "https://elsewhere.example/"));
        _host.With.Clock.Forward(TimeSpan.FromMinutes(66));
        Assert.Equal(401, await PostAsync(token));

        Assert.Equal(["ServiceUrl", "Expired"], _counted);
    }

    [Fact]
    public async Task A_replayed_request_runs_no_second_turn()
    {
        await StartAsync();
        var token = _cloud.Token();

        Assert.Equal(200, await PostAsync(token, id: "same"));
        Assert.Equal(200, await PostAsync(token, id: "same"));

        await Outcome.BecomesAsync(() => _host.With.Store.Transcript("connector|msteams|c1").Count == 2);
        Assert.Equal(2, _host.With.Store.Transcript("connector|msteams|c1").Count);
    }

    [Theory]
    [InlineData("1.0", "appid", 200)]
    [InlineData("2.0", "azp", 200)]
    [InlineData("2.0", "appid", 401)]
    [InlineData("3.0", "azp", 401)]
    public async Task The_emulators_token_must_be_of_this_application(string version, string claim, int status)
    {
        await StartAsync();
        var issuer = version == "1.0" ? $"https://sts.windows.net/{StandInCloud.Tenant}/" : $"{_cloud.Address}/{StandInCloud.Tenant}/v2.0";

        var own = _cloud.Token(issuer: issuer, claims: new Dictionary<string, object> { ["ver"] = version, [claim] = StandInCloud.AppId });
        Assert.Equal(status, await PostAsync(own, channel: "emulator", serviceUrl: "http://localhost:50505"));
        var others = _cloud.Token(issuer: issuer, claims: new Dictionary<string, object> { ["ver"] = version, [claim] = Guid.NewGuid().ToString() });
        Assert.Equal(401, await PostAsync(others, channel: "emulator"));
        Assert.Equal("Application", _counted.Last());
    }

    [Fact]
    public async Task A_rolled_key_is_read_again_at_once_but_made_up_ones_once_a_minute()
    {
        await StartAsync();
        Assert.Equal(200, await PostAsync(_cloud.Token(), id: "a1"));
        _host.With.Clock.Forward(TimeSpan.FromMinutes(2));
        _cloud.RollKey("key-2");

        Assert.Equal(200, await PostAsync(_cloud.Token(), id: "a2"));
        Assert.Equal(2, _cloud.KeyReads);
        for (var i = 0; i < 5; i++) Assert.Equal(401, await PostAsync(_cloud.Token(key: new StandInCloud.SigningKey($"made-up-{i}"))));
        Assert.Equal(2, _cloud.KeyReads);
    }

    [Fact]
    public async Task Keys_are_read_again_after_a_day_and_the_old_ones_hold_while_they_cannot_be()
    {
        await StartAsync();
        Assert.Equal(200, await PostAsync(_cloud.Token(), id: "a1"));
        _cloud.KeysBroken = true;

        _host.With.Clock.Forward(TimeSpan.FromHours(25));
        Assert.Equal(200, await PostAsync(Fresh(25), id: "a2"));
        Assert.Equal(2, _cloud.KeyReads);
        _host.With.Clock.Forward(TimeSpan.FromHours(24));
        Assert.Equal(503, await PostAsync(Fresh(49), id: "a3"));
        Assert.Equal(["KeysUnavailable"], _counted);

        string Fresh(int hours) =>
            _cloud.Token(from: DateTimeOffset.UtcNow.AddHours(hours - 1), to: DateTimeOffset.UtcNow.AddHours(hours + 1));
    }

    [Fact]
    public async Task Nothing_of_a_refused_token_is_logged()
    {
        await StartAsync();
        var token = SignedWithThePublicKey(_cloud.Token());

        await PostAsync(token);
        await PostAsync(_cloud.Token(audience: "somebody-else"));

        Assert.Equal(2, _host.Log.Lines.Count(line => line.Contains("was refused", StringComparison.Ordinal)));
        foreach (var part in token.Split('.'))
            Assert.DoesNotContain(_host.Log.Lines, line => line.Contains(part, StringComparison.Ordinal));
        Assert.DoesNotContain(_host.Log.Lines, line => line.Contains("somebody-else", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        _meter.Dispose();
        await _host.DisposeAsync();
        await _cloud.DisposeAsync();
    }

    private async Task StartAsync()
    {
        _cloud = await StandInCloud.StartAsync();
        _host = await ChannelHost.StartAsync(new ChannelHost.Parts { Connector = _cloud.Options });
        var meters = _host.Meters;
        _meter.InstrumentPublished = (instrument, listener) =>
        {
            // Meters of hosts in other tests have the same name.
            if (instrument.Name == "smartcabot.connector.refused" && instrument.Meter.Scope == meters) listener.EnableMeasurementEvents(instrument);
        };
        _meter.SetMeasurementEventCallback<long>((_, _, tags, _) => _counted.Enqueue((string)tags[0].Value!));
        _meter.Start();
    }

    private async Task<int> PostAsync(string? token, string id = "a1", string channel = "msteams", string? serviceUrl = null)
    {
        var body = $$"""
            {"type":"message","id":"{{id}}","text":"xin chào","channelId":"{{channel}}","serviceUrl":"{{serviceUrl ?? _cloud.ServiceUrl}}",
             "from":{"id":"29:lan"},"recipient":{"id":"28:bot"},"conversation":{"id":"c1"} }
            """;
        using var answer = await SendAsync(_host.Http, HttpMethod.Post, "/api/messages", token, Json(body));
        return (int)answer.StatusCode;
    }

    private static string Altered(string token)
    {
        var parts = token.Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("\"exp\":", "\"x\":1,\"exp\":", StringComparison.Ordinal);
        return $"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}";
    }

    private static string Unsigned(string token)
    {
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT","kid":"key-1"}""");
        return $"{header}.{token.Split('.')[1]}.";
    }

    /// <summary>The old confusion: an RSA public key taken for a shared secret.</summary>
    private string SignedWithThePublicKey(string token)
    {
        var head = $"{Base64UrlEncoder.Encode("""{"alg":"HS256","typ":"JWT","kid":"key-1"}""")}.{token.Split('.')[1]}";
        var mac = HMACSHA256.HashData(_cloud.Key.Security.Rsa.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(head));
        return $"{head}.{Base64UrlEncoder.Encode(mac)}";
    }
}
