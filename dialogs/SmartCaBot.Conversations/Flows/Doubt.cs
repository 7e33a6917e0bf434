namespace SmartCaBot.Conversations.Flows;

/// <summary>An answer that passes and is rarely right is asked back, not refused.</summary>
/// <param name="Key">Of the question that asks back.</param>
/// <param name="Text">"Is it really so?"</param>
/// <param name="Yes">The button that keeps the answer.</param>
/// <param name="No">The button that has the question asked again.</param>
/// <param name="Corrects">Whether another answer, typed where these buttons are awaited, is what was meant.</param>
public sealed record Doubt<T>(string Key, Phrase Text, Phrase Yes, Phrase No, Func<T, bool> Corrects);
