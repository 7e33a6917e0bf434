using System.Text.Json;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.DirectLine.Sessions;
using SmartCaBot.Channels.DirectLine.Tokens;
using SmartCaBot.Channels.DirectLine.Uploads;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Turns;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.DirectLine.Plain;

internal sealed class PlainChat(
    SessionCookie cookie, NewSessions newSessions, OwnPage ownPage, DirectLineTurns turns, PlainAnswers answers, UploadIntake uploads,
    FileLinks links, BaseAddress address, IConversationStore store) : IPlainChat
{
    private const int MostShown = 60;

    public async Task<IReadOnlyList<PlainEntry>> ReadAsync(HttpContext http)
    {
        if (cookie.Read(http.Request) is not { } session
            || await store.LoadAsync(session.ConversationId, http.RequestAborted) is not { } conversation) return [];
        var after = Math.Max(0, conversation.LastSequence - MostShown);
        var entries = await store.ReadTranscriptAsync(session.ConversationId, after, MostShown, http.RequestAborted);
        var baseUrl = address.Of(http.Request);
        return
        [
            .. from entry in entries
               where ActivitySetWriter.IsShown(entry) && entry.Activity.Type == ActivityTypes.Message
               select new PlainEntry(entry.Sequence, entry.Activity with
               {
                   Attachments = links.Open(entry.Activity.Attachments, session.ConversationId, baseUrl),
               }),
        ];
    }

    public async Task<PlainOutcome> SayAsync(HttpContext http, PlainMessage message)
    {
        if (!ownPage.Sent(http.Request)) return PlainOutcome.NotOurs;
        if (message.Button is null && string.IsNullOrWhiteSpace(message.Text)) return PlainOutcome.Nothing;
        if (Session(http) is not { } session) return PlainOutcome.TooManyChats;
        var activity = new Activity { Type = ActivityTypes.Message, Text = message.Text };
        if (message.Button is { } button)
        {
            if (await FindAsync(session, button, http.RequestAborted) is not { } action) return PlainOutcome.Nothing;
            activity = activity with { Text = action.Text ?? action.Title, Value = action.Value };
        }

        await GiveAsync(http, session, activity with { Locale = message.Language }, $"{message.Nonce}/{message.Button}{message.Text}");
        return PlainOutcome.Said;
    }

    public async Task<PlainOutcome> ArriveAsync(HttpContext http, string language, string? flow, string? code)
    {
        if (!ownPage.Sent(http.Request)) return PlainOutcome.NotOurs;
        if (Session(http) is not { } session) return PlainOutcome.TooManyChats;
        var join = new JoinValue(JoinValue.Tag(language), JoinValue.Tag(flow), JoinValue.Tag(code));
        var arrival = join.Arrival;
        var isFirst = await answers.AfterAsync(
            Ids.Join(session.ConversationId), () => turns.JoinAsync(session.ConversationId, session.UserId, join), http.RequestAborted);
        if (!isFirst && arrival.Length > 0 && arrival != session.Arrival)
        {
            await answers.AfterAsync(
                Ids.Join(session.ConversationId, arrival), () => turns.JoinAsync(session.ConversationId, session.UserId, join, arrival), http.RequestAborted);
        }

        cookie.Write(http, session with { Arrival = arrival.Length > 0 ? arrival : session.Arrival });
        return PlainOutcome.Said;
    }

    public async Task<PlainOutcome> SendFilesAsync(HttpContext http, string nonce, string language)
    {
        if (!ownPage.Sent(http.Request)) return PlainOutcome.NotOurs;
        if (Session(http) is not { } session) return PlainOutcome.TooManyChats;
        var (content, error) = await uploads.TakeAsync(http, session.ConversationId);
        if (content is null)
        {
            return error == ChannelError.TooLarge ? PlainOutcome.FileTooLarge
                : error == ChannelError.QuotaReached ? PlainOutcome.QuotaReached
                : error == ChannelError.NoSpace ? PlainOutcome.NoSpace
                : error == ChannelError.RefusedFile ? PlainOutcome.FileRefused
                : PlainOutcome.Nothing;
        }

        // A form sent without choosing a file holds one without name and content.
        if (content.Files.All(file => file.File.Size == 0)) return PlainOutcome.Nothing;
        var activity = new Activity { Type = ActivityTypes.Message, Locale = language, Attachments = UploadedAttachments.Fill(null, content.Files) };
        await GiveAsync(http, session, activity, $"{nonce}/{string.Join('/', content.Files.Select(file => $"{file.PartName}:{file.File.Size}"))}");
        return PlainOutcome.Said;
    }

    public bool Leave(HttpContext http)
    {
        if (!ownPage.Sent(http.Request)) return false;
        cookie.Remove(http);
        return true;
    }

    /// <summary>Null when this address has begun too many.</summary>
    private ChatSession? Session(HttpContext http) =>
        cookie.Read(http.Request)
        ?? (newSessions.TryBegin(http.Connection.RemoteIpAddress) ? new ChatSession(Ids.NewConversation(), Ids.NewUser(), "") : null);

    /// <param name="http">The request.</param>
    /// <param name="session">Whose.</param>
    /// <param name="activity">What is said.</param>
    /// <param name="form">The form and what it held: sent twice it is one message, and another text from an older page is another.</param>
    private async Task GiveAsync(HttpContext http, ChatSession session, Activity activity, string form)
    {
        var client = Ids.Hash(form);
        var id = Ids.Activity(session.ConversationId, client);
        await turns.WaitForRoomAsync(session.ConversationId, http.RequestAborted);
        // As on the page with scripts, the bot greets before it answers, once.
        await turns.JoinAsync(session.ConversationId, session.UserId, new JoinValue(activity.Locale, null, null));
        cookie.Write(http, session);
        var caller = new Caller.Person(new TokenClaims(session.UserId, session.ConversationId));
        var complete = activity with
        {
            TextFormat = TextFormats.Plain,
            ChannelData = JsonSerializer.SerializeToElement(new PlainChannelData(client), ChannelsJson.Default.PlainChannelData),
        };
        await answers.AfterAsync(id, () => turns.PostAsync(caller, session.ConversationId, id, complete), http.RequestAborted);
    }

    private async Task<CardAction?> FindAsync(ChatSession session, PlainButton button, CancellationToken cancellationToken)
    {
        var found = await store.ReadTranscriptAsync(session.ConversationId, button.Sequence - 1, 1, cancellationToken);
        return found is [{ Visible: true, Activity: { From.Role: Roles.Bot } said } entry] && entry.Sequence == button.Sequence
            ? said.SuggestedActions?.Actions?.ElementAtOrDefault(button.Index) is { Type: CardAction.MessageBack } action ? action : null
            : null;
    }
}

/// <summary>What the page with scripts would have sent: an open tab of it takes the message for the person's own.</summary>
internal sealed record PlainChannelData([property: System.Text.Json.Serialization.JsonPropertyName("clientActivityID")] string ClientActivityId);
