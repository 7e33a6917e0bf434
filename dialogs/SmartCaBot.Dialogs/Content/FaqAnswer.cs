using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Content;

/// <param name="Text">In both languages.</param>
/// <param name="Source">Null only for what this product itself does.</param>
/// <param name="Update">What has changed since.</param>
/// <param name="Then">Names of the menu entries to offer next.</param>
/// <param name="Picture">An https address to show as a QR code too.</param>
internal sealed record FaqAnswer(Phrase Text, Source? Source, Update? Update, IReadOnlyList<string> Then, string? Picture)
{
    public Phrase ToPhrase() => Source is null ? Text : new Sourced(Text, Source, Update).ToPhrase();
}
