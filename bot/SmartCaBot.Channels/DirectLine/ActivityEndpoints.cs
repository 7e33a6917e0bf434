using System.Globalization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using SmartCaBot.Channels.DirectLine.Tokens;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Http;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.DirectLine;

/// <summary>Posting an activity, and reading them without a WebSocket.</summary>
internal sealed partial class ActivityEndpoints(
    CallerReader callers, DirectLineTurns turns, IConversationStore store, ActivitySetWriter writer, BaseAddress address, ILogger<ActivityEndpoints> logger)
{
    private const int PageSize = 100;

    public async ValueTask<ChannelError?> PostAsync(HttpContext context)
    {
        var conversationId = (string)context.GetRouteValue("conversationId")!;
        var (caller, denied) = callers.Read(context.Request, conversationId);
        if (denied is not null) return denied;
        await turns.WaitForRoomAsync(conversationId, context.RequestAborted);
        var (activity, error) = await RequestBody.ReadActivityAsync(context.Request, context.RequestAborted);
        if (activity is null) return error;
        var id = DirectLineTurns.IdOf(conversationId, activity);
        await turns.PostAsync(caller!, conversationId, id, activity with { Attachments = UploadedAttachments.WithoutInner(activity.Attachments) });
        await AnswerAsync(context, id);
        return null;
    }

    /// <summary>Clients that poll stop for ever at the first 5xx, so a store that fails looks like one with nothing new.</summary>
    public async ValueTask<ChannelError?> GetAsync(HttpContext context)
    {
        var conversationId = (string)context.GetRouteValue("conversationId")!;
        var (_, denied) = callers.Read(context.Request, conversationId);
        if (denied is not null) return denied;
        var after = 0L;
        IReadOnlyList<TranscriptEntry> entries = [];
        try
        {
            after = await Watermark.ReadAsync(context.Request, store, conversationId);
            do
            {
                if (entries.Count > 0) after = entries[^1].Sequence;
                entries = await store.ReadTranscriptAsync(conversationId, after, PageSize, context.RequestAborted);
            }
            while (entries.Count > 0 && !entries.Any(ActivitySetWriter.IsShown));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogUnreadable(failure, conversationId);
            entries = [];
        }

        JsonAnswer.Begin(context);
        writer.Write(
            context.Response.BodyWriter, conversationId, entries, address.Of(context.Request), entries.Count > 0 ? entries[^1].Sequence : after);
        await JsonAnswer.FlushAsync(context);
        return null;
    }

    /// <summary><c>{"id":"…"}</c>; ids are made of characters that JSON leaves alone.</summary>
    public static Task AnswerAsync(HttpContext context, string id)
    {
        JsonAnswer.Begin(context);
        var output = context.Response.BodyWriter;
        Utf8.TryWrite(output.GetSpan(id.Length + 16), CultureInfo.InvariantCulture, $"{{\"id\":\"{id}\"}}", out var written);
        output.Advance(written);
        return JsonAnswer.FlushAsync(context);
    }

    [LoggerMessage(1, LogLevel.Error, "The transcript of {ConversationId} could not be read; the client was told that there is nothing new.")]
    private partial void LogUnreadable(Exception error, string conversationId);
}
