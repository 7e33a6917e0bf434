using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Simulators;

/// <summary>One code on its way to a phone, with its limits.</summary>
internal sealed record SimulatedCode(string Value, DateTimeOffset ExpiresAt, DateTimeOffset RetryAt)
{
    public static readonly TimeSpan CoolDown = TimeSpan.FromSeconds(60);
}

/// <summary>The codes of one transaction: attempts, resends, cool-down.</summary>
internal sealed class SimulatedCodes(SimulatedWorld world, TimeSpan validFor)
{
    private const int MaxAttempts = 3;
    private const int MaxSends = 4;
    private const string Destination = "•••••••456";

    private SimulatedCode? _latest;
    private int _sends;
    private int _wrong;
    private bool _entered;

    public int AttemptsLeft => MaxAttempts - _wrong;

    public CodeDelivery Send()
    {
        if (_latest is not null && world.Now < _latest.RetryAt) return new CodeDelivery(CodeOutcome.CoolDown, Destination, _latest.ExpiresAt, _latest.RetryAt);
        if (_sends++ >= MaxSends) return new CodeDelivery(CodeOutcome.NoMoreResends);
        _latest = world.SendCode(validFor);
        return new CodeDelivery(CodeOutcome.Sent, Destination, _latest.ExpiresAt, _latest.RetryAt);
    }

    /// <summary>A code that was right stays right, and an empty one is no attempt.</summary>
    public CodeCheck Check(string code)
    {
        if (_entered) return CodeCheck.Right;
        if (AttemptsLeft <= 0) return CodeCheck.Locked;
        if (_latest is null || world.Now > _latest.ExpiresAt) return CodeCheck.Expired;
        if (code.Length == 0) return CodeCheck.Wrong;
        if (code == _latest.Value)
        {
            _entered = true;
            return CodeCheck.Right;
        }

        _wrong++;
        return AttemptsLeft == 0 ? CodeCheck.Locked : CodeCheck.Wrong;
    }
}

internal enum CodeCheck
{
    Right,
    Wrong,
    Expired,
    Locked,
}
