namespace SmartCaBot.ZaloSandbox.Phones;

/// <summary>A button under a message.</summary>
/// <param name="Type">oa.open.url, oa.query.show, oa.query.hide, oa.open.phone or oa.open.sms.</param>
/// <param name="Payload">The URL, the text that a query sends, or the number.</param>
public sealed record ChatButton(string Type, string Title, string Payload);
