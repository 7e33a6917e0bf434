using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Storage.Sqlite.Conversations;

/// <summary>Records an activity in the inbox. False: it was there.</summary>
internal sealed class ReceiveJob(IncomingActivity incoming, byte[] activity, CancellationToken cancellationToken)
    : WriteJob<bool>(cancellationToken)
{
    private const string Insert = """
        INSERT INTO inbox (channel, activity_id, conversation_id, user_id, protected_activity, received_at)
        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (channel, activity_id) DO NOTHING
        """;

    protected override bool Execute(SqliteSession session) => session.Prepare(Insert)
        .Bind(1, incoming.Channel).Bind(2, incoming.ActivityId).Bind(3, incoming.ConversationId).Bind(4, incoming.UserId)
        .BindBlob(5, activity).Bind(6, incoming.ReceivedAt.ToUnixTimeMilliseconds())
        .Run() == 1;
}
