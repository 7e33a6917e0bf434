namespace SmartCaBot.ZaloSandbox.Mischief;

/// <summary>One occurrence of a misbehaviour.</summary>
/// <param name="Delay">How long, for those that delay.</param>
internal sealed record Misfortune(Switch Switch, TimeSpan Delay);
