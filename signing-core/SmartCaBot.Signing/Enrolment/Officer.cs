using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Enrolment;

/// <summary>
/// A registration officer, as the host's staff sign-in knows them. Their own citizen number is part of who they are, so that
/// nobody can approve their own dossier, through whatever account they filled it in.
/// </summary>
/// <param name="StaffId">Stable staff identifier; goes into the audit log.</param>
/// <param name="CitizenId">The officer's own.</param>
public sealed record Officer(string StaffId, CitizenId CitizenId)
{
    public override string ToString() => $"officer {StaffId}";
}
