using SmartCaBot.Signing.Audit;

namespace SmartCaBot.Storage.Audit;

/// <summary>Finds records of the audit log for whoever may read it.</summary>
public interface IAuditSearch
{
    /// <summary>Newest first, at most <paramref name="limit"/>, all with a smaller sequence than <paramref name="before"/>.</summary>
    Task<IReadOnlyList<AuditRecord>> FindAsync(AuditQuery query, long before, int limit, CancellationToken cancellationToken);
}

/// <summary>What is looked for; null means any.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Actor">The whole actor, or its beginning.</param>
/// <param name="Reference">The whole reference.</param>
/// <param name="From">At this time or later.</param>
/// <param name="Until">Before this time.</param>
public sealed record AuditQuery(
    AuditKind? Kind = null, string? Actor = null, string? Reference = null, DateTimeOffset? From = null, DateTimeOffset? Until = null);
