namespace SmartCaBot.Storage.Retention;

/// <summary>How long the storage keeps what.</summary>
/// <param name="Files">Documents, from the day they were sent or signed.</param>
/// <param name="Messages">Finished messages of the outbox.</param>
/// <param name="Conversations">A conversation's state and transcript, after its last turn.</param>
/// <param name="Inbox">Ids of received activities: a channel that sends one again within this time runs no second turn.</param>
public sealed record RetentionPeriods(TimeSpan Files, TimeSpan Messages, TimeSpan Conversations, TimeSpan Inbox);
