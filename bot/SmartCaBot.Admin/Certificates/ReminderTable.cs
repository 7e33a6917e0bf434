using SmartCaBot.Storage;

namespace SmartCaBot.Admin.Certificates;

/// <summary>Which reminders were sent.</summary>
internal sealed class ReminderTable(IDatabase database)
{
    private const string Add = """
        INSERT INTO certificate_reminders (credential_id, days, at, way) VALUES ($1, $2, $3, $4) ON CONFLICT (credential_id, days) DO NOTHING
        """;

    private const string Sent = "SELECT way FROM certificate_reminders WHERE credential_id = $1 AND days <= $2";

    public Task AddAsync(Guid credential, int days, DateTimeOffset at, string way, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(Add, credential.ToString(), days, at.ToUnixTimeMilliseconds(), way), cancellationToken);

    /// <summary>That one, or one closer to the end.</summary>
    public async Task<bool> WasSentAsync(Guid credential, int days, CancellationToken cancellationToken) => await database.ReadAsync(
        session => session.FindAsync(Sent, row => row.Text(0), credential.ToString(), days), cancellationToken) is not null;
}
