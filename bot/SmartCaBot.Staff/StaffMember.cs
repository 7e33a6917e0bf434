namespace SmartCaBot.Staff;

/// <summary>Who is signed in, both factors shown.</summary>
/// <param name="Id">Opaque; never changes.</param>
/// <param name="Name">As colleagues and citizens see it.</param>
/// <param name="Roles">At least one.</param>
/// <param name="Office">Id of the office they work for; null when for the whole province.</param>
/// <param name="SignedInAt">When this session began.</param>
/// <param name="SecondFactorAt">When they last showed their second factor.</param>
public sealed record StaffMember(
    string Id, string Name, IReadOnlySet<StaffRole> Roles, string? Office, DateTimeOffset SignedInAt, DateTimeOffset SecondFactorAt)
{
    public bool Is(StaffRole role) => Roles.Contains(role);

    /// <summary>Whether something of this office is within reach: an object of no office is within everybody's.</summary>
    public bool MaySee(string? office) => Office is null || office is null || Office == office;

    /// <summary>Whether one of the roles that a policy of <see cref="StaffPolicies"/> asks for is theirs.</summary>
    public bool May(string policy) => StaffPolicies.Roles[policy].Any(Roles.Contains);
}
