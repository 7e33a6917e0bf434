using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Conversations.Flows;

/// <summary>What a person did, cleaned: NFC, without control or bidirectional-override characters, trimmed.</summary>
public sealed record TurnInput(Activity Activity, DateTimeOffset Now)
{
    public string Text { get; } = Clean(Activity.Text);

    public ButtonPress? Button { get; } = ButtonPress.Read(Activity);

    /// <summary>Files the channel has stored.</summary>
    public ImmutableArray<ReceivedFile> Files { get; init; } = [];

    /// <summary>As <see cref="Turns.IncomingActivity.MayWait"/>.</summary>
    public bool MayWait { get; init; }

    public bool IsMessage => Activity.Type == ActivityTypes.Message;

    /// <summary>The page says that its person has gone, as a device does that many people use.</summary>
    public bool IsEnd => Activity.Type == ActivityTypes.EndOfConversation;

    public string? EventName => Activity.Type == ActivityTypes.Event ? Activity.Name : null;

    /// <summary>An event of the system's own, which no client can send.</summary>
    public bool IsOfSystem => EventName?.StartsWith(Turns.ConversationEvent.Prefix, StringComparison.Ordinal) == true;

    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var builder = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t') builder.Append(' ');
            else if (IsKept(rune)) builder.Append(rune);
        }

        return builder.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    private static bool IsKept(Rune rune) => rune.Value == '\n' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned);
}
