namespace SmartCaBot.ZaloSandbox.Phones;

/// <summary>One entry of a list or of an information request.</summary>
/// <param name="Action">What a tap on it does, or null.</param>
public sealed record ListElement(string Title, string Subtitle, string? ImageUrl, ChatButton? Action);
