using System.Globalization;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Switches;

/// <summary>The table of changes. The primary key lets one of several simultaneous changes win.</summary>
internal sealed class SwitchStore(IDatabase database, IAuditTrail audit)
{
    private const string Columns = "name, number, is_on, until_at, notice_vi, notice_en, reason, actor, at";

    private const string Last = $"""
        SELECT {Columns} FROM switch_changes c WHERE number = (SELECT max(number) FROM switch_changes l WHERE l.name = c.name)
        """;

    private const string History = $"SELECT {Columns} FROM switch_changes ORDER BY at DESC, number DESC LIMIT $1";

    private const string Add = $"""
        INSERT INTO switch_changes ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (name, number) DO NOTHING
        """;

    public async Task<IReadOnlyList<SwitchChange>> LastAsync(CancellationToken cancellationToken) => Known(
        await database.ReadAsync(session => session.ListAsync(Last, Read), cancellationToken));

    public async Task<IReadOnlyList<SwitchChange>> HistoryAsync(int limit, CancellationToken cancellationToken) => Known(
        await database.ReadAsync(session => session.ListAsync(History, Read, limit), cancellationToken));

    /// <summary>False, and nothing written, when the switch has a change of that number already.</summary>
    public Task<bool> TryAddAsync(SwitchChange change, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            var added = await session.ExecuteAsync(
                Add, change.Name.ToString(), change.Number, change.IsOn ? 1 : 0, change.Until?.ToUnixTimeMilliseconds(), change.Notice.Vietnamese,
                change.Notice.English, change.Reason, change.Actor, change.At.ToUnixTimeMilliseconds());
            if (added == 0) return false;
            await audit.AppendAsync(session, Event(change));
            return true;
        },
        cancellationToken);

    private static AuditEvent Event(SwitchChange change)
    {
        var until = change.Until is { } end ? string.Create(CultureInfo.InvariantCulture, $";until={end.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}") : "";
        return new AuditEvent(
            AuditKind.SwitchChanged, change.At, change.Actor, Subject: "", change.Name.ToString(),
            string.Create(CultureInfo.InvariantCulture, $"state={(change.IsOn ? "on" : "off")};number={change.Number}{until}"));
    }

    // A newer version may know more switches; this one leaves them alone.
    private static IReadOnlyList<SwitchChange> Known(IReadOnlyList<SwitchChange?> changes) => [.. changes.OfType<SwitchChange>()];

    private static SwitchChange? Read(ISqlRow row) => Enum.TryParse<SwitchName>(row.Text(0), out var name)
        ? new SwitchChange(
            name, row.Int64(1), row.Int64(2) == 1, row.IsNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(3)),
            new SwitchNotice(row.Text(4), row.Text(5)), row.Text(6), row.Text(7), DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(8)))
        : null;
}
