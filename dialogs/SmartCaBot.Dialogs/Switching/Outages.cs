using System.Collections.Immutable;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Dialogs.Talk;

namespace SmartCaBot.Dialogs.Switching;

/// <summary>Whether the bot answers on a channel now, and what it says instead.</summary>
internal sealed class Outages(ISwitches switches, SwitchNotices notices)
{
    private static readonly string[] ToPeople = [DialogNames.Human, DialogNames.HandoffExpired, DialogNames.Satisfaction];

    public Outage? Of(string channel)
    {
        if (SwitchOf(channel) is { } way && !switches.IsOn(way)) return Make(way, [], []);
        if (switches.IsOn(SwitchName.BotAnswers)) return null;
        return switches.IsOn(SwitchName.Handoff)
            ? Make(SwitchName.BotAnswers, ToPeople, [Menu.Entry("human")])
            : Make(SwitchName.BotAnswers, [], []);
    }

    private Outage Make(SwitchName name, IReadOnlyCollection<string> open, ImmutableArray<Button> buttons) => new(
        $"{name}:{switches.NoticeOf(name, "vi")}",
        language => new Message(notices.Of(name, language) ?? new Phrase("unavailable")) { Buttons = buttons },
        open);

    private static SwitchName? SwitchOf(string channel) => channel switch
    {
        "directline" => SwitchName.WebChat,
        "zalo" => SwitchName.Zalo,
        "connector" => SwitchName.Connector,
        _ => null,
    };
}
