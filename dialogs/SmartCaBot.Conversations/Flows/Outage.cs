namespace SmartCaBot.Conversations.Flows;

/// <summary>Somebody has switched the bot's answers off. What people write is kept; nothing under way is lost.</summary>
/// <param name="Key">The same for as long as it has the same notice: people are told once.</param>
/// <param name="Notice">What they are told, by language.</param>
/// <param name="Open">Dialogs that go on all the same: how a person is reached.</param>
public sealed record Outage(string Key, Func<string, Message> Notice, IReadOnlyCollection<string> Open);
