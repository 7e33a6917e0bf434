using SmartCaBot.Host.Authority;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Tests.Support;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Tests.Authority;

/// <summary>Another's time-stamp authority that misbehaves: every answer that is no good stamp is an outcome, never an exception.</summary>
public sealed class ForeignTimeStampsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_no_stamp_is_unavailable_with_the_reason()
    {
        await using var server = await StandInServer.StartAsync(async (count, http) =>
        {
            http.Response.StatusCode = count == 1 ? 503 : 200;
            http.Response.ContentType = count == 2 ? "text/html" : "application/timestamp-reply";
            if (count == 3) await http.Response.Body.WriteAsync(new byte[20_000]);
            if (count == 4) await http.Response.Body.WriteAsync("0\u0003\u0002\u0001\u0002"u8.ToArray());
            if (count == 5) await Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var client = new HttpClient { Timeout = TimeSpan.FromMilliseconds(800) };
        var stamps = new ForeignTimeStamps(client, new TimeStampSettings { Url = server.Url });

        var whys = new List<string>();
        for (var i = 0; i < 5; i++)
            whys.Add(Assert.IsType<TimeStampOutcome.Unavailable>(await stamps.StampAsync(new byte[32], Cancel)).Why);

        Assert.Equal(("HTTP 503", "The answer is no time stamp.", "The answer is too long.", "No answer in time."), (whys[0], whys[1], whys[2], whys[4]));
        Assert.All(server.Requests, asked => Assert.Equal("application/timestamp-query", asked.Headers["Content-Type"]));
        var nobody = new ForeignTimeStamps(client, new TimeStampSettings { Url = new Uri("http://127.0.0.1:9") });
        Assert.IsType<TimeStampOutcome.Unavailable>(await nobody.StampAsync(new byte[32], Cancel));
    }
}
