using SmartCaBot.Signing.Audit;

namespace SmartCaBot.Storage.Audit;

/// <summary>Walks the log from its end: it is read by sequence alone, because every further index would make appending dearer.</summary>
internal sealed class AuditSearch(IDatabase database) : IAuditSearch
{
    private const string Find = $"""
        SELECT {AuditRow.Columns} FROM audit
        WHERE sequence < $1 AND ($2 = '' OR kind = $2) AND ($3 = '' OR substr(actor, 1, CAST($4 AS integer)) = $3) AND ($5 = '' OR reference = $5)
            AND at >= $6 AND at < $7
        ORDER BY sequence DESC LIMIT $8
        """;

    public Task<IReadOnlyList<AuditRecord>> FindAsync(AuditQuery query, long before, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.ListAsync(
                Find, AuditRow.Read, before, query.Kind?.ToString() ?? "", query.Actor ?? "", (query.Actor ?? "").Length, query.Reference ?? "",
                query.From?.ToUnixTimeMilliseconds() ?? 0, query.Until?.ToUnixTimeMilliseconds() ?? long.MaxValue, limit),
            cancellationToken);
}
