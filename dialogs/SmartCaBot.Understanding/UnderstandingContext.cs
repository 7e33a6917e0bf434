namespace SmartCaBot.Understanding;

/// <summary>What the conversation already knows; it settles ties and never overrules clear words.</summary>
/// <param name="ExpectedIntents">Intents that fit the step the person is in; each is made a little more likely.</param>
/// <param name="LastService">The service spoken of last: "thủ tục này nộp ở đâu" then means that one.</param>
public sealed record UnderstandingContext(IReadOnlyList<string> ExpectedIntents, int? LastService = null);
