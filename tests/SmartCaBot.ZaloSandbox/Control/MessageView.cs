using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Control;

/// <summary>A message as the page draws it.</summary>
internal sealed record MessageView(
    string Id, string Author, string Kind, string Text, IReadOnlyList<ChatButton> Buttons, IReadOnlyList<ListElement> Elements, string? Url, string? FileName, int? Bytes, bool Hidden, DateTimeOffset At)
{
    /// <summary>What came after the first <paramref name="after"/> messages, and how many there are now.</summary>
    public static object After(Phone phone, int after, AssetStore assets)
    {
        var all = phone.Messages;
        return new { next = all.Count, messages = all.Skip(after).Select(message => Of(message, assets)) };
    }

    private static MessageView Of(ChatMessage message, AssetStore assets) => new(
        message.Id, message.Author.ToString(), message.Kind.ToString(), message.Text, message.Buttons, message.Elements,
        message.Asset is { } asset ? new Uri(assets.Url(asset)).PathAndQuery : message.Url, message.Asset?.Name, message.Asset?.Content.Length, message.Hidden, message.At);
}
