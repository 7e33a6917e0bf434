using SmartCaBot.Storage;

namespace SmartCaBot.Signing.Api.Csc.Authorising;

/// <summary>For each client and credential the transaction whose code was sent and waits for its digests.</summary>
internal sealed class CodeTable(IDatabase database)
{
    private const string Put = """
        INSERT INTO csc_codes (client_id, credential_id, transaction_id, created_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (client_id, credential_id) DO UPDATE SET transaction_id = excluded.transaction_id, created_at = excluded.created_at
        """;

    private const string One = "SELECT transaction_id FROM csc_codes WHERE client_id = $1 AND credential_id = $2";

    private const string Forget = "DELETE FROM csc_codes WHERE created_at < $1";

    public Task PutAsync(string clientId, Guid credential, Guid transaction, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(Put, clientId, credential.ToString(), transaction.ToString(), now.ToUnixTimeMilliseconds()), cancellationToken);

    public async Task<Guid?> FindAsync(string clientId, Guid credential, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => session.FindAsync(One, row => row.Text(0), clientId, credential.ToString()), cancellationToken) is { } found
            ? Guid.Parse(found)
            : null;

    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.ExecuteAsync(Forget, before.ToUnixTimeMilliseconds()), cancellationToken);
}
