using System.Buffers;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Zalo.Health;

namespace SmartCaBot.Channels.Zalo.Webhook;

/// <summary>
/// POST /zalo/webhook. The platform waits two seconds and repeats an event for sure only when it could not connect, so a genuine event is
/// answered 200 as soon as it is safe somewhere, in the database or in the spool. Only when neither takes it the answer is 503: then the
/// platform may repeat it, and says so to the operator.
/// </summary>
internal sealed class WebhookEndpoint(
    WebhookCheck check, EventReader events, WebhookIntake intake, UnknownEvents unknown, ZaloStatus status, TimeProvider clock)
{
    private const int MostBytes = 256 * 1024;

    public async Task PostAsync(HttpContext context)
    {
        var receivedAt = clock.GetUtcNow();
        var body = await ReadAsync(context);
        context.Response.StatusCode = body is null
            ? Refuse(WebhookVerdict.TooLarge)
            : await TakeAsync(body, context.Request.Headers[WebhookSignature.Header], receivedAt);
    }

    /// <summary>What has arrived is taken, whether or not the platform still waits for the answer; each step has its own limit.</summary>
    private async ValueTask<int> TakeAsync(byte[] body, string? signature, DateTimeOffset receivedAt)
    {
        var verdict = check.Check(body, signature, out var json);
        using (json)
        {
            if (verdict != WebhookVerdict.Genuine) return Refuse(verdict);
            var root = json!.RootElement;
            var name = root.Text("event_name") ?? "";
            switch (events.Read(root, receivedAt))
            {
                case ZaloEvent.Turn turn:
                    var taken = await intake.TakeAsync(new Arrival(turn.Incoming, turn.SentAt));
                    status.Event(name, taken);
                    return taken == Taken.Nowhere ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
                case ZaloEvent.Unknown:
                    status.UnknownEvent(name);
                    await unknown.KeepAsync(name, body);
                    return StatusCodes.Status200OK;
                default:
                    status.Event(name, Taken.NothingToDo);
                    return StatusCodes.Status200OK;
            }
        }
    }

    private int Refuse(WebhookVerdict verdict)
    {
        status.Refused(verdict);
        return verdict switch
        {
            WebhookVerdict.Malformed => StatusCodes.Status400BadRequest,
            WebhookVerdict.TooLarge => StatusCodes.Status413PayloadTooLarge,
            // Another account of the same app: its events are no fault of the platform's.
            WebhookVerdict.Foreign => StatusCodes.Status200OK,
            _ => StatusCodes.Status401Unauthorized,
        };
    }

    /// <summary>The bytes exactly as they came; null when there are too many.</summary>
    private static async ValueTask<byte[]?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MostBytes) return null;
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > MostBytes) return null;
            if (!read.IsCompleted)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            var body = read.Buffer.ToArray();
            reader.AdvanceTo(read.Buffer.End);
            return body;
        }
    }
}
