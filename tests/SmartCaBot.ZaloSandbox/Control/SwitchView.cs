using SmartCaBot.ZaloSandbox.Mischief;

namespace SmartCaBot.ZaloSandbox.Control;

/// <summary>A switch, and how often it struck.</summary>
internal sealed record SwitchView(string Kind, double Rate, int Seed, int? Times, int LongestMs, int Code, int Happened)
{
    public static SwitchView Of(Switches switches, Misbehaviour kind)
    {
        var at = switches[kind];
        return new(kind.ToString(), at.Rate, at.Seed, at.Times, (int)at.Longest.TotalMilliseconds, at.Code, switches.Happened(kind));
    }
}
