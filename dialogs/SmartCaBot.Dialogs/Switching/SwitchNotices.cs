using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs.Switching;

/// <summary>What people are told of a part that is switched off: the operator's own words, or the usual ones, and what they can do.</summary>
public sealed class SwitchNotices(ISwitches switches, string hotline)
{
    /// <summary>Null while it is on.</summary>
    /// <param name="name">Which.</param>
    /// <param name="language">vi or en.</param>
    public Phrase? Of(SwitchName name, string language)
    {
        if (switches.IsOn(name)) return null;
        var (usual, withNotice) = name switch
        {
            SwitchName.Signing => ("off.signing", "off.signing.own"),
            SwitchName.BotAnswers => ("off.bot", "off.bot.own"),
            SwitchName.Handoff => ("off.handoff", "off.handoff.own"),
            _ => ("off.channel", "off.channel.own"),
        };
        return switches.NoticeOf(name, language) is { } own
            ? new Phrase(withNotice, ("notice", own), ("hotline", hotline))
            : new Phrase(usual, ("hotline", hotline));
    }

    /// <summary>All that concerns whoever uses a page of ours.</summary>
    public IEnumerable<Phrase> OfPage(string language) =>
        from name in new[] { SwitchName.WebChat, SwitchName.BotAnswers, SwitchName.Signing, SwitchName.Handoff }
        let notice = Of(name, language)
        where notice is not null
        select notice;
}
