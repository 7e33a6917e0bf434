using SmartCaBot.ZaloSandbox.Mischief;

namespace SmartCaBot.ZaloSandbox.Control;

/// <summary>/control/switches: POST sets one, DELETE turns all off.</summary>
internal static class SwitchRoutes
{
    public static void Map(IEndpointRouteBuilder control, Switches switches)
    {
        control.MapPost("/switches/{kind}", (Misbehaviour kind, Position to) =>
        {
            switches[kind] = to.ToSwitch();
            return SwitchView.Of(switches, kind);
        });
        control.MapDelete("/switches", switches.Off);
    }

    private sealed record Position(double Rate, int Seed = 1, int? Times = null, int LongestMs = 500, int Code = -200)
    {
        public Switch ToSwitch() => new()
        {
            Rate = Math.Clamp(Rate, 0, 1),
            Seed = Seed,
            Times = Times,
            Longest = TimeSpan.FromMilliseconds(Math.Clamp(LongestMs, 0, 120_000)),
            Code = Code,
        };
    }
}
