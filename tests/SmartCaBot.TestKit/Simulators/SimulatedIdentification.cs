using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Simulators;

/// <summary>Codes to the phone on record; an unknown number is answered alike and no code is right for it.</summary>
internal sealed class SimulatedIdentification(SimulatedWorld world) : IIdentification
{
    private static readonly TimeSpan CodeTime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ChallengeTime = TimeSpan.FromHours(1);

    private readonly Dictionary<string, (string Citizen, SimulatedCodes Codes, DateTimeOffset Until)> _challenges = new(StringComparer.Ordinal);

    public Task<IdentityCheckBegun> BeginAsync(string key, string conversationId, string citizenId, CancellationToken cancellationToken)
    {
        if (world.SigningIsDown) return Task.FromResult(new IdentityCheckBegun(CodeOutcome.Unavailable));
        if (!_challenges.ContainsKey(key))
        {
            _challenges[key] = (citizenId, new SimulatedCodes(world, CodeTime), world.Now + ChallengeTime);
            if (world.App.Kind == ConfirmationKind.SentCode) _challenges[key].Codes.Send();
        }

        return Task.FromResult(new IdentityCheckBegun(CodeOutcome.Sent, key, Confirmation: world.App.Kind));
    }

    public Task<CodeDelivery> ResendAsync(string key, string checkId, CancellationToken cancellationToken) =>
        world.OnceAsync(key, () => _challenges[checkId].Codes.Send() with { Destination = null });

    public Task<IdentityResult> ConfirmAsync(string key, string checkId, string code, CancellationToken cancellationToken) => world.OnceAsync(key, () =>
    {
        var (citizen, codes, until) = _challenges[checkId];
        if (world.Now > until) return new IdentityResult(IdentityOutcome.Gone);
        var known = world.People.GetValueOrDefault(citizen);
        if (world.App.Kind != ConfirmationKind.SentCode)
        {
            return world.App.Look(checkId, code) switch
            {
                ConfirmOutcome.Signed => new IdentityResult(IdentityOutcome.Established, 0, known),
                ConfirmOutcome.Declined => new IdentityResult(IdentityOutcome.Declined),
                ConfirmOutcome.Faulty => new IdentityResult(IdentityOutcome.Faulty),
                ConfirmOutcome.Expired => new IdentityResult(IdentityOutcome.Gone),
                ConfirmOutcome.PasswordGone => new IdentityResult(IdentityOutcome.PasswordGone),
                _ => new IdentityResult(IdentityOutcome.WrongCode),
            };
        }

        return codes.Check(known is null && code.Length > 0 ? "none" : code) switch
        {
            CodeCheck.Right => new IdentityResult(IdentityOutcome.Established, 0, known),
            CodeCheck.Wrong => new IdentityResult(IdentityOutcome.WrongCode, codes.AttemptsLeft),
            CodeCheck.Expired => new IdentityResult(IdentityOutcome.Expired),
            _ => new IdentityResult(IdentityOutcome.Locked),
        };
    });
}
