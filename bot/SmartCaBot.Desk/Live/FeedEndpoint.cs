using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Duty;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Live;

/// <summary>
/// GET /desk/feed?case={id}: server-sent events. The id of the last one comes back in Last-Event-ID; what cannot be caught up on is told as
/// <c>resync</c>, and the page is read again. A feed ends with its session or when what its agent may see has changed; and after a while in any case.
/// </summary>
internal sealed class FeedEndpoint(
    FeedHub hub, FeedSummaries summaries, CaseWatch watch, CaseTable cases, Attendance attendance, IStillSignedIn signedIn,
    IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestFeed = TimeSpan.FromMinutes(5);

    public async Task RunAsync(HttpContext http)
    {
        var staff = http.Staff();
        var viewing = http.Request.Query["case"].ToString() is { Length: > 0 } id ? id : null;
        if (viewing is not null
            && !((watch.Board.Find(viewing) ?? await cases.FindAsync(viewing, http.RequestAborted)) is { } about && staff.MaySee(about.Office)))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        Begin(http);
        var client = new FeedClient(staff, viewing);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await attendance.ConnectedAsync(staff, viewing, stop.Token);
            var (first, caughtUp) = hub.Add(client, LastId(http.Request));
            await WriteAsync(http, $"retry: 2000\nid: {first}\nevent: {(caughtUp ? "hello" : "resync")}\ndata: {{}}\n\n", stop.Token);
            summaries.Tell(watch.Board, watch.Duty, clock.GetUtcNow());
            await PumpAsync(http, client, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The browser has gone, or the host stops.
        }
        finally
        {
            hub.Remove(client);
        }
    }

    private static void Begin(HttpContext http)
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store, no-transform";
        // nginx would hold events back until it has a page of them.
        http.Response.Headers["X-Accel-Buffering"] = "no";
    }

    private static string? LastId(HttpRequest request) =>
        request.Headers["Last-Event-ID"].ToString() is { Length: > 0 and <= 40 } header ? header
        : request.Query["last"].ToString() is { Length: > 0 and <= 40 } query ? query
        : null;

    private async Task PumpAsync(HttpContext http, FeedClient client, CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        var text = new StringBuilder();
        var more = client.Events.WaitToReadAsync(stop).AsTask();
        while (clock.GetElapsedTime(began) < LongestFeed)
        {
            if (!more.IsCompleted && await Task.WhenAny(more, Task.Delay(Heartbeat, clock, stop)) != more)
            {
                stop.ThrowIfCancellationRequested();
                if (!await IsStillAsync(http, client.Staff)) return;
                await WriteAsync(http, ":\n\n", stop);
                continue;
            }

            if (!await more || !await IsStillAsync(http, client.Staff)) return;
            while (client.Events.TryRead(out var news)) Append(text, news);
            await WriteAsync(http, text.ToString(), stop);
            text.Clear();
            more = client.Events.WaitToReadAsync(stop).AsTask();
        }
    }

    /// <summary>Costs a query at most every two seconds for each session.</summary>
    private async Task<bool> IsStillAsync(HttpContext http, StaffMember staff) =>
        await signedIn.FindAsync(http) is { } now && now.May(StaffPolicies.Desk) && now.Office == staff.Office;

    private void Append(StringBuilder text, FeedEvent news)
    {
        if (news.Sequence > 0) text.Append("id: ").Append(hub.Id(news.Sequence)).Append('\n');
        text.Append("event: ").Append(news.Name).Append("\ndata: ").Append(news.Json).Append("\n\n");
    }

    private static async Task WriteAsync(HttpContext http, string text, CancellationToken stop)
    {
        await http.Response.WriteAsync(text, stop);
        await http.Response.Body.FlushAsync(stop);
    }
}
