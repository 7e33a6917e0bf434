using System.Globalization;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Chats;

/// <summary>The help desk's side of a <c>.chat</c> file. The agent is Chị Lan, unless a name stands in brackets: "claim (Anh Minh)".</summary>
internal static class DeskLines
{
    public static HandoffCommand Read(string line)
    {
        var words = line.Split(' ', 2);
        var rest = words.Length > 1 ? words[1] : "";
        return words[0] switch
        {
            "claim" => new HandoffCommand.Claim(Agent(rest)),
            "pull-in" => new HandoffCommand.PullIn(Agent(rest)),
            "say" => new HandoffCommand.Say(Agent(""), rest),
            "pass" => new HandoffCommand.Transfer(Agent(""), Agent(rest), null, "đã xem thẻ, còn hỏi về phí"),
            "queue" => new HandoffCommand.Transfer(Agent(""), null, rest, "cần người khác"),
            "return" => new HandoffCommand.Return(Agent(rest)),
            "close" => new HandoffCommand.Close(Agent(rest), CloseReason.Solved),
            "gone" => new HandoffCommand.Release(Agent(rest).Id),
            "expire" => new HandoffCommand.Expire(),
            _ => throw new FormatException($"Unknown line 'desk: {line}'."),
        };
    }

    /// <summary>"open 2", "open 2 3-8", "closed 07:30 03/03/2026", "nobody", "nobody 13:00 02/03/2026", "none".</summary>
    public static DeskAvailability Availability(string setting)
    {
        var words = setting.Split(' ', 2);
        return words switch
        {
            ["none"] => new DeskAvailability.None(),
            ["nobody"] => new DeskAvailability.NobodyOnDuty(null),
            ["nobody", var opens] => new DeskAvailability.NobodyOnDuty(Time(opens)),
            ["closed", var opens] => new DeskAvailability.Closed(Time(opens)),
            ["open", var rest] when rest.Split(' ', '-') is [var position, var from, var to] =>
                new DeskAvailability.Open(Number(position), TimeSpan.FromMinutes(Number(from)), TimeSpan.FromMinutes(Number(to))),
            ["open", var position] => new DeskAvailability.Open(Number(position), null, null),
            _ => throw new FormatException($"Unknown setting '@ desk {setting}'."),
        };
    }

    /// <summary>"CODE | office | desk | start": the desk may be empty.</summary>
    public static Campaign Campaign(string setting) => setting.Split('|', StringSplitOptions.TrimEntries) is [var code, var office, var desk, var start]
        ? new Campaign(code, "office-1", office, desk.Length > 0 ? desk : null, Enum.Parse<CampaignStart>(start.Split(' ')[0]), start.Split(' ') is [_, var service] ? Number(service) : null)
        : throw new FormatException($"Unknown setting '@ campaign {setting}'.");

    /// <summary>"PASS | office | file".</summary>
    public static HandedDocument Handed(string setting) => setting.Split('|', StringSplitOptions.TrimEntries) is [_, var office, var name]
        ? new HandedDocument("document-1", office, new ReceivedFile("handed-1", name, "application/pdf", 24_000))
        : throw new FormatException($"Unknown setting '@ handed {setting}'.");

    private static DeskAgent Agent(string name) => name.Trim('(', ')') is { Length: > 0 } other ? new DeskAgent(other, other) : new DeskAgent("lan", "Chị Lan");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) =>
        new(DateTime.ParseExact(text, "HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
