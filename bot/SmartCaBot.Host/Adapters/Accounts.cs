using SmartCaBot.Conversations.Flows;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Host.Adapters;

/// <summary>
/// Whose the signing core's objects are. A registration belongs to the conversation it was handed in from; whoever proves in another
/// conversation to be the same person acts as that account. So typing somebody's identity number opens nothing.
/// </summary>
internal static class Accounts
{
    private const string Prefix = "chat:";

    public static SubjectId Of(string conversationId) => new(Prefix + conversationId);

    public static SubjectId Of(Person person) => new(person.Subject);

    public static Person Person(SubjectId subject, string name) => new(subject.Value, name);

    /// <summary>The conversation of an account that was made in one; null for others.</summary>
    public static string? ConversationOf(SubjectId subject) =>
        subject.Value.StartsWith(Prefix, StringComparison.Ordinal) ? subject.Value[Prefix.Length..] : null;
}
