using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Switching;

/// <summary>What people are told of a part that is switched off: the operator's own words, or the usual ones, and what they can do.</summary>
public sealed class SwitchNotices(ISwitches switches, string hotline)
{
    /// <summary>Null while it is on.</summary>
    /// <param name="name">Which.</param>
    /// <param name="language">vi or en.</param>
    public Phrase? Of(SwitchName name, string language) =>
        Of(name, language, name switch
        {
            SwitchName.Signing => ("off.signing", "off.signing.own"),
            SwitchName.BotAnswers => ("off.bot", "off.bot.own"),
            SwitchName.Handoff => ("off.handoff", "off.handoff.own"),
            _ => ("off.channel", "off.channel.own"),
        });

    /// <summary>To whoever holds an activation code, which is as good later; null while signing is on.</summary>
    /// <param name="language">vi or en.</param>
    public Phrase? OfActivation(string language) => Of(SwitchName.Signing, language, ("off.activation", "off.activation.own"));

    private Phrase? Of(SwitchName name, string language, (string Usual, string Own) words) =>
        switches.IsOn(name) ? null
        : switches.NoticeOf(name, language) is { } own ? new Phrase(words.Own, ("notice", own), ("hotline", hotline))
        : new Phrase(words.Usual, ("hotline", hotline));

    /// <summary>All that concerns whoever uses a page of ours.</summary>
    public IEnumerable<Phrase> OfPage(string language) =>
        from name in new[] { SwitchName.WebChat, SwitchName.BotAnswers, SwitchName.Signing, SwitchName.Handoff }
        let notice = Of(name, language)
        where notice is not null
        select notice;
}
