namespace SmartCaBot.Conversations.Flows;

/// <summary>Whom a conversation has established to be speaking.</summary>
/// <param name="Subject">The identity number that certificates are issued to. Personal: never logged or shown whole.</param>
/// <param name="Name">Full name with accents.</param>
public sealed record Person(string Subject, string Name)
{
    public override string ToString() => "Person(***)";
}
