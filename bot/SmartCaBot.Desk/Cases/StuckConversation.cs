namespace SmartCaBot.Desk.Cases;

/// <summary>A conversation that the bot leads and that does not get on.</summary>
/// <param name="ConversationId">Which.</param>
/// <param name="Channel">directline, zalo, connector, …</param>
/// <param name="Language">vi or en.</param>
/// <param name="Office">Whose code the citizen came by; null for none.</param>
/// <param name="Step"><c>dialog/question</c> that is pending.</param>
/// <param name="Misses">Turns in a row that were not understood.</param>
/// <param name="Rejections">Answers in a row that did not pass.</param>
/// <param name="At">When the citizen last wrote.</param>
internal sealed record StuckConversation(
    string ConversationId, string Channel, string Language, string? Office, string? Step, int Misses, int Rejections, DateTimeOffset At);
