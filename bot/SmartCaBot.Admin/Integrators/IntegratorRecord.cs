using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Admin.Integrators;

/// <summary>An integrator as administrators keep it.</summary>
/// <param name="Client">What the APIs see of it.</param>
/// <param name="Contact">Of the organisation.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="CreatedAt">When.</param>
internal sealed record IntegratorRecord(Integrator Client, string Contact, long Version, DateTimeOffset CreatedAt);

/// <summary>A secret without the secret.</summary>
/// <param name="Number">1, 2, 3 … of its integrator.</param>
/// <param name="MadeAt">When.</param>
/// <param name="EndsAt">Null: until it is replaced.</param>
internal sealed record SecretInfo(long Number, DateTimeOffset MadeAt, DateTimeOffset? EndsAt)
{
    public bool IsGoodAt(DateTimeOffset now) => EndsAt is null || EndsAt > now;
}

/// <summary>What an administrator filled in, checked.</summary>
internal sealed record IntegratorForm(
    string Name, string Contact, IReadOnlySet<IntegratorKind> Kinds, IReadOnlySet<string> Scopes, IReadOnlyList<string> Redirects, IReadOnlyList<string> Webhooks);

/// <summary>The scopes there are.</summary>
internal static class IntegratorScopes
{
    public static readonly IReadOnlyList<string> All = ["credentials", "sign", "transactions"];
}
