using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Integrators;

/// <summary>The tables of integrators and their secrets' hashes.</summary>
internal sealed class IntegratorTable(IDatabase database)
{
    private const string Columns = "client_id, name, contact, kinds, scopes, redirects, webhooks, suspended, version, created_at";

    private const string Add = """
        INSERT INTO integrators (client_id, name, contact, kinds, scopes, redirects, webhooks, suspended, version, created_by, created_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 1, $8, $9, $9)
        """;

    private const string Change = """
        UPDATE integrators SET name = $1, contact = $2, kinds = $3, scopes = $4, redirects = $5, webhooks = $6, version = version + 1, changed_at = $7
        WHERE client_id = $8 AND version = $9
        """;

    private const string Suspend = """
        UPDATE integrators SET suspended = $1, version = version + 1, changed_at = $2 WHERE client_id = $3 AND suspended <> $1
        """;

    private const string AddSecretRow = """
        INSERT INTO integrator_secrets (client_id, number, salt, hash, made_by, made_at)
        SELECT $1, coalesce((SELECT max(number) FROM integrator_secrets WHERE client_id = $1), 0) + 1, $2, $3, $4, $5
        """;

    private const string EndOthers = """
        UPDATE integrator_secrets SET ends_at = $1 WHERE client_id = $2 AND (ends_at IS NULL OR ends_at > $1)
            AND number < (SELECT max(number) FROM integrator_secrets WHERE client_id = $2)
        """;

    private const string Good = """
        SELECT number, salt, hash FROM integrator_secrets WHERE client_id = $1 AND (ends_at IS NULL OR ends_at > $2) ORDER BY number DESC
        """;

    private const string Secrets = "SELECT number, made_at, ends_at FROM integrator_secrets WHERE client_id = $1 ORDER BY number DESC";

    private const string One = $"SELECT {Columns} FROM integrators WHERE client_id = $1";

    private const string All = $"SELECT {Columns} FROM integrators ORDER BY name, client_id";

    public Task<IReadOnlyList<IntegratorRecord>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ListAsync(All, Read), cancellationToken);

    public Task<IntegratorRecord?> FindAsync(string clientId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(One, Read, clientId), cancellationToken);

    public Task<IReadOnlyList<SecretInfo>> SecretsAsync(string clientId, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ListAsync(
            Secrets, row => new SecretInfo(row.Int64(0), Time(row.Int64(1)), row.IsNull(2) ? null : Time(row.Int64(2))), clientId),
        cancellationToken);

    /// <summary>The integrator with the hashes that are good now.</summary>
    public Task<(IntegratorRecord? Found, IReadOnlyList<SecretRow> Secrets)> WithSecretsAsync(
        string clientId, DateTimeOffset now, CancellationToken cancellationToken) => database.ReadAsync(
        async session => (
            await session.FindAsync(One, Read, clientId),
            await session.ListAsync(
                Good, row => new SecretRow(row.Int64(0), row.Bytes(1).ToArray(), row.Bytes(2).ToArray()), clientId, now.ToUnixTimeMilliseconds())),
        cancellationToken);

    public static ValueTask<int> AddAsync(ISqlSession session, string clientId, IntegratorForm form, string by, DateTimeOffset now) => session.ExecuteAsync(
        Add, clientId, form.Name, form.Contact, Words(form.Kinds), Words(form.Scopes), Lines(form.Redirects), Lines(form.Webhooks), by,
        now.ToUnixTimeMilliseconds());

    /// <summary>False: somebody changed it meanwhile.</summary>
    public static async ValueTask<bool> ChangeAsync(ISqlSession session, string clientId, long version, IntegratorForm form, DateTimeOffset now) =>
        await session.ExecuteAsync(
            Change, form.Name, form.Contact, Words(form.Kinds), Words(form.Scopes), Lines(form.Redirects), Lines(form.Webhooks),
            now.ToUnixTimeMilliseconds(), clientId, version) == 1;

    /// <summary>False: it is so already.</summary>
    public static async ValueTask<bool> SuspendAsync(ISqlSession session, string clientId, bool suspended, DateTimeOffset now) =>
        await session.ExecuteAsync(Suspend, suspended ? 1 : 0, now.ToUnixTimeMilliseconds(), clientId) == 1;

    /// <summary>Adds one; those before it end at a time.</summary>
    public static async ValueTask AddSecretAsync(
        ISqlSession session, string clientId, byte[] salt, byte[] hash, string by, DateTimeOffset now, DateTimeOffset othersEnd)
    {
        await session.ExecuteAsync(AddSecretRow, clientId, salt, hash, by, now.ToUnixTimeMilliseconds());
        await session.ExecuteAsync(EndOthers, othersEnd.ToUnixTimeMilliseconds(), clientId);
    }

    private static IntegratorRecord Read(ISqlRow row) => new(
        new Integrator(
            row.Text(0), row.Text(1), Split(row.Text(3)).Select(Enum.Parse<IntegratorKind>).ToHashSet(), Split(row.Text(4)).ToHashSet(),
            row.Text(5).Split('\n', StringSplitOptions.RemoveEmptyEntries), row.Text(6).Split('\n', StringSplitOptions.RemoveEmptyEntries), row.Int64(7) == 1),
        row.Text(2), row.Int64(8), Time(row.Int64(9)));

    private static string[] Split(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Words<T>(IEnumerable<T> values) => string.Join(' ', values.Order());

    private static string Lines(IEnumerable<string> values) => string.Join('\n', values);

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

internal sealed record SecretRow(long Number, byte[] Salt, byte[] Hash);
