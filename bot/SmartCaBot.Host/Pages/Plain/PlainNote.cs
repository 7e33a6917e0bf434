using SmartCaBot.Channels.DirectLine.Plain;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Host.Pages.Plain;

/// <summary>What the page says about the last form: the outcome's name travels in the address, never a text.</summary>
internal static class PlainNote
{
    /// <param name="said">From the address.</param>
    /// <param name="isEmpty">This browser has no conversation.</param>
    /// <param name="hotline">Digits.</param>
    public static Phrase? Of(string? said, bool isEmpty, string hotline)
    {
        if (!Enum.TryParse<PlainOutcome>(said, ignoreCase: true, out var outcome)) return null;
        return outcome switch
        {
            // Something was said, and yet there is no conversation: the cookie was not kept.
            PlainOutcome.Said => isEmpty ? new Phrase("plain.said.lost", ("hotline", hotline)) : null,
            PlainOutcome.Nothing => "plain.said.nothing",
            PlainOutcome.NotOurs => "plain.said.not_ours",
            PlainOutcome.TooManyChats => "plain.said.too_many",
            PlainOutcome.FileTooLarge => "plain.said.file_too_large",
            PlainOutcome.FileRefused => "plain.said.file_refused",
            PlainOutcome.QuotaReached => new Phrase("plain.said.quota", ("hotline", hotline)),
            PlainOutcome.NoSpace => new Phrase("plain.said.no_space", ("hotline", hotline)),
            _ => null,
        };
    }
}
