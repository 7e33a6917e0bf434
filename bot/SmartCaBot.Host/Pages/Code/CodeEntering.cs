using System.Globalization;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>What a person does on the page.</summary>
internal sealed class CodeEntering(WaitingCodes codes, CodeNews news, IOutsideConfirmations outside)
{
    private const int Digits = 6;
    private const int LongestPassword = 128;

    /// <summary>Signs, activates or identifies when the code is right; twice is once. Then the conversation hears of it.</summary>
    public async Task<CodePageNote> EnterAsync(AwaitedLink code, string typed, string password)
    {
        if (code.View.Standing == CodeStanding.Entered)
        {
            await news.EnteredAsync(code.Awaited);
            return CodePageNote.None;
        }

        if (typed.Count(c => CharUnicodeInfo.GetDecimalDigitValue(c) >= 0) != Digits) return CodePageNote.Digits;
        if (code.View.NeedsPassword)
        {
            if (password.Length is 0 or > LongestPassword) return CodePageNote.Wrong;
            outside.Hold(code.Awaited.Reference, password);
        }

        var mark = await news.MarkAsync(code.Awaited);
        var outcome = await codes.Of(code.Awaited.Purpose).EnterAsync(code.Awaited, NewKey(), typed, CancellationToken.None);
        if (outcome is EntryOutcome.Entered or EntryOutcome.Closed) await news.EnteredAsync(code.Awaited);
        await news.RemoveMarkAsync(mark);
        return outcome switch
        {
            EntryOutcome.Wrong => CodePageNote.Wrong,
            EntryOutcome.CodeExpired => CodePageNote.Expired,
            EntryOutcome.Unavailable => CodePageNote.Unavailable,
            _ => CodePageNote.None,
        };
    }

    public async Task<CodePageNote> ResendAsync(AwaitedLink code)
    {
        if (code.View.Standing == CodeStanding.Entered) return CodePageNote.None;
        var sent = await codes.Of(code.Awaited.Purpose).ResendAsync(code.Awaited, NewKey(), CancellationToken.None);
        return sent.Outcome switch
        {
            CodeOutcome.Sent => CodePageNote.Sent,
            CodeOutcome.CoolDown => CodePageNote.TooSoon,
            CodeOutcome.NoMoreResends => CodePageNote.NoMore,
            CodeOutcome.Unavailable => CodePageNote.NotSent,
            _ => CodePageNote.None,
        };
    }

    public async Task<CodePageNote> CancelAsync(AwaitedLink code)
    {
        if (code.View.Standing == CodeStanding.Entered) return CodePageNote.None;
        await codes.Of(code.Awaited.Purpose).CancelAsync(code.Awaited, CancellationToken.None);
        await news.CancelledAsync(code.Awaited);
        return CodePageNote.Cancelled;
    }

    // A form that is sent twice is two tries: the core takes a right code once and counts a wrong one each time.
    private static string NewKey() => $"page-{Guid.NewGuid():N}";
}
