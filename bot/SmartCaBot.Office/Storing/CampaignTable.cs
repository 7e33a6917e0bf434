using SmartCaBot.Office.Campaigns;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Office.Storing;

/// <summary>Table campaigns. What is written with a row, an audit record, goes into its transaction as <c>also</c>.</summary>
internal sealed class CampaignTable(IDatabase database, TimeProvider clock)
{
    private const string Select =
        "SELECT code, office, desk, starts, channels, valid_from, valid_to, note, created_by, created_at, ended_at, version FROM campaigns";

    public Task AddAsync(PrintedCampaign campaign, Func<ISqlSession, ValueTask> also, CancellationToken cancellationToken) => WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO campaigns (code, office, desk, starts, channels, valid_from, valid_to, note, created_by, created_at, changed_at, ended_at, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, NULL, 1)
            """,
            campaign.Code, campaign.Office, campaign.Desk, campaign.Step.ToString(), Write(campaign.Channels), Write(campaign.ValidFrom),
            Write(campaign.ValidTo), campaign.Note, campaign.CreatedBy, Write(campaign.CreatedAt)),
        also, cancellationToken);

    /// <summary>False: somebody changed or ended it meanwhile, and nothing was written.</summary>
    public Task<bool> TryChangeAsync(PrintedCampaign next, Func<ISqlSession, ValueTask> also, CancellationToken cancellationToken) => WriteAsync(
        session => session.ExecuteAsync(
            """
            UPDATE campaigns SET desk = $3, starts = $4, channels = $5, valid_from = $6, valid_to = $7, note = $8, changed_at = $9, version = version + 1
            WHERE code = $1 AND version = $2 AND ended_at IS NULL
            """,
            next.Code, next.Version, next.Desk, next.Step.ToString(), Write(next.Channels), Write(next.ValidFrom), Write(next.ValidTo), next.Note,
            Write(clock.GetUtcNow())),
        also, cancellationToken);

    /// <summary>False when it was ended before.</summary>
    public Task<bool> TryEndAsync(string code, Func<ISqlSession, ValueTask> also, CancellationToken cancellationToken) => WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE campaigns SET ended_at = $2, changed_at = $2, version = version + 1 WHERE code = $1 AND ended_at IS NULL",
            code, Write(clock.GetUtcNow())),
        also, cancellationToken);

    public Task<PrintedCampaign?> FindAsync(string code, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync($"{Select} WHERE code = $1", Read, code), cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="office">Null for all offices.</param>
    /// <param name="cancellationToken">Stops.</param>
    public Task<IReadOnlyList<PrintedCampaign>> ListAsync(string? office, CancellationToken cancellationToken) => database.ReadAsync(
        session => office is null
            ? session.ListAsync($"{Select} ORDER BY created_at DESC, code", Read)
            : session.ListAsync($"{Select} WHERE office = $1 ORDER BY created_at DESC, code", Read, office),
        cancellationToken);

    private Task<bool> WriteAsync(Func<ISqlSession, ValueTask<int>> change, Func<ISqlSession, ValueTask> also, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                if (await change(session) == 0) return false;
                await also(session);
                return true;
            },
            cancellationToken);

    private static PrintedCampaign Read(ISqlRow row) => new(
        row.Text(0), row.Text(1), row.Text(2), StartStep.Read(row.Text(3)) ?? throw new FormatException("A campaign starts with nothing known."),
        ReadChannels(row.Text(4)), Time(row.Int64(5)), row.IsNull(6) ? null : Time(row.Int64(6)), row.Text(7), row.Text(8), Time(row.Int64(9)),
        row.IsNull(10) ? null : Time(row.Int64(10)), row.Int64(11));

    private static string Write(OfferedChannels channels) => channels switch
    {
        OfferedChannels.Web => "web",
        OfferedChannels.Zalo => "zalo",
        _ => "web+zalo",
    };

    private static OfferedChannels ReadChannels(string text) => text switch
    {
        "web" => OfferedChannels.Web,
        "zalo" => OfferedChannels.Zalo,
        _ => OfferedChannels.Web | OfferedChannels.Zalo,
    };

    private static long Write(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    private static long? Write(DateTimeOffset? time) => time?.ToUnixTimeMilliseconds();

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
