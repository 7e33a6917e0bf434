using SmartCaBot.Signing.Identity;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Signing.Api.Requests;

/// <summary>The table of requests. What is signed, and by whom, stands in the signing core's own.</summary>
internal sealed class RequestTable(IDatabase database)
{
    private const string Columns = "transaction_id, client_id, reference, subject, webhook, link_hash, created_at";

    private const string Add = $"""
        INSERT INTO api_requests ({Columns}, told) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING
        """;

    private const string ByTransaction = $"SELECT {Columns} FROM api_requests WHERE transaction_id = $1";

    private const string ByReference = $"SELECT {Columns} FROM api_requests WHERE client_id = $1 AND reference = $2";

    private const string ByReferenceOfAnybody = $"SELECT {Columns} FROM api_requests WHERE reference = $1 AND created_at >= $2 LIMIT 2";

    // Both conditions: without the second the index, which is partial, is of no use.
    private const string ByLink = $"SELECT {Columns} FROM api_requests WHERE link_hash = $1 AND link_hash <> ''";

    // Nobody writes that a transaction has run out before somebody asks for it.
    private const string Ended = """
        SELECT r.transaction_id FROM api_requests AS r JOIN signing_transactions AS t ON t.id = r.transaction_id
        WHERE r.told = 0 AND (t.state IN ('Signed', 'Cancelled', 'Expired', 'Locked') OR t.expires_at < $1)
        ORDER BY r.created_at LIMIT $2
        """;

    private const string Told = "UPDATE api_requests SET told = 1 WHERE transaction_id = $1";

    private const string Forget = "DELETE FROM api_requests WHERE created_at < $1 AND told = 1";

    /// <summary>What stands there for the transaction now: this, an earlier one, or null when the client used the reference for another transaction.</summary>
    public Task<RequestRecord?> AddAsync(RequestRecord request, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync(
                Add, request.Transaction.ToString(), request.ClientId, request.Reference, request.Subject, request.Webhook, request.LinkHash,
                request.CreatedAt.ToUnixTimeMilliseconds(), request.Webhook.Length > 0 ? 0 : 1);
            return await session.FindAsync(ByTransaction, Read, request.Transaction.ToString());
        },
        cancellationToken);

    /// <summary>Of an interface in which clients have no names of their own for transactions, and are told of no outcome.</summary>
    public Task RecordAsync(
        string clientId, Guid transaction, SubjectId subject, string linkHash, DateTimeOffset now, CancellationToken cancellationToken) =>
        AddAsync(new RequestRecord(transaction, clientId, transaction.ToString(), subject.Value, "", linkHash, now), cancellationToken);

    public Task<RequestRecord?> FindAsync(Guid transaction, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(ByTransaction, Read, transaction.ToString()), cancellationToken);

    public async Task<RequestRecord?> FindAsync(string clientId, string reference, CancellationToken cancellationToken) => IsReference(reference)
        ? await database.ReadAsync(session => session.FindAsync(ByReference, Read, clientId, reference), cancellationToken)
        : null;

    /// <summary>The one request since then, of whatever client, that has this reference; null when there is none or more.</summary>
    public async Task<RequestRecord?> FindOnlyAsync(string reference, DateTimeOffset since, CancellationToken cancellationToken) =>
        IsReference(reference)
        && await database.ReadAsync(session => session.ListAsync(ByReferenceOfAnybody, Read, reference, since.ToUnixTimeMilliseconds()), cancellationToken)
            is [var only] ? only : null;

    public Task<RequestRecord?> FindByLinkAsync(string linkHash, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(ByLink, Read, linkHash), cancellationToken);

    /// <summary>Transactions that have ended and whose client has not been told.</summary>
    public Task<IReadOnlyList<string>> EndedAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(Ended, row => row.Text(0), now.ToUnixTimeMilliseconds(), most), cancellationToken);

    public Task ToldAsync(string transaction, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(Told, transaction), cancellationToken);

    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(Forget, before.ToUnixTimeMilliseconds()), cancellationToken);

    /// <summary>None is stored with others, and PostgreSQL takes no NUL in a question either.</summary>
    private static bool IsReference(string reference) => !reference.Any(char.IsControl);

    private static RequestRecord Read(ISqlRow row) => new(
        Guid.Parse(row.Text(0)), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(6)));
}
