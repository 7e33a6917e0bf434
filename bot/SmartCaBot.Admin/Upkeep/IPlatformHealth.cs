namespace SmartCaBot.Admin.Upkeep;

/// <summary>The parts of the service as the host sees them.</summary>
public interface IPlatformHealth
{
    Task<IReadOnlyList<PlatformPart>> AskAsync(CancellationToken cancellationToken);
}

/// <param name="Name">database, signing, messages, outbox, zalo, disk.</param>
/// <param name="State">How it is.</param>
/// <param name="Reason">As /health/ready names it; null when well.</param>
/// <param name="Detail">For operators: may name files and numbers, never a secret.</param>
/// <param name="Since">When this node first saw the problem.</param>
public sealed record PlatformPart(string Name, PlatformState State, string? Reason = null, string? Detail = null, DateTimeOffset? Since = null);

public enum PlatformState
{
    Well,
    Warning,
    Failing,
}
