using System.Buffers;
using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Storage.Conversations;

/// <summary>Between what a turn is made of and what the tables hold. Runs on the caller's thread, not on the writer's.</summary>
internal sealed class TurnCodec(StorageKeys keys, UnreadableRows unreadable) : IDisposable
{
    // State and reference of one conversation cannot stand in each other's place.
    private const string ReferenceColumn = "reference";
    private const int UsualState = 2048; // bytes

    private readonly DataProtector _states = keys.ProtectorOf("conversations");
    private readonly DataProtector _activities = keys.ProtectorOf("inbox");

    public byte[] Protect(string conversationId, ConversationState state)
    {
        var json = new ArrayBufferWriter<byte>(UsualState);
        StateJson.Write(state, json);
        return _states.Protect(json.WrittenSpan, conversationId);
    }

    public ConversationState State(string conversationId, ReadOnlySpan<byte> blob) =>
        StateJson.Read(_states.Unprotect(blob, conversationId));

    public byte[] Protect(string conversationId, ConversationReference reference) =>
        _states.Protect(
            JsonSerializer.SerializeToUtf8Bytes(reference, ReferenceJson.Stored.ConversationReference), conversationId, ReferenceColumn);

    public ConversationReference? Reference(string conversationId, ReadOnlySpan<byte> blob) => blob.IsEmpty
        ? null
        : JsonSerializer.Deserialize(
            _states.Unprotect(blob, conversationId, ReferenceColumn), ReferenceJson.Stored.ConversationReference);

    public byte[] Protect(IncomingActivity incoming) =>
        _activities.Protect(
            JsonSerializer.SerializeToUtf8Bytes(incoming.Activity, ActivityJson.Wire.Activity), incoming.Channel, incoming.ActivityId);

    /// <summary>Null, and reported, when it cannot be read.</summary>
    public Activity? TryIncoming(string channel, string activityId, ReadOnlySpan<byte> blob)
    {
        try
        {
            return Activity(_activities.Unprotect(blob, channel, activityId));
        }
        catch (Exception exception) when (UnreadableRows.IsUnreadable(exception))
        {
            unreadable.Report(channel, activityId, exception);
            return null;
        }
    }

    public static Activity Activity(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, ActivityJson.Wire.Activity)!;

    public void Dispose()
    {
        _states.Dispose();
        _activities.Dispose();
    }
}
