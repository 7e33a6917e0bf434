using System.Globalization;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Staff;
using SmartCaBot.Storage;

namespace SmartCaBot.Office.Storing;

/// <param name="Area">Empty for the whole province, else an office's id.</param>
/// <param name="Adults">How many.</param>
/// <param name="Source">Where the number stands.</param>
/// <param name="AsOf">Of when it is.</param>
/// <param name="EnteredBy">Id of the account.</param>
internal sealed record Population(string Area, long Adults, string Source, DateOnly AsOf, string EnteredBy);

/// <summary>Table adult_populations. Nothing is in it that an administrator did not enter from a source.</summary>
internal sealed class PopulationTable(IDatabase database, IStaffAudit audit, TimeProvider clock)
{
    public Task SaveAsync(Population population, StaffMember by, CancellationToken cancellationToken)
    {
        var asOf = population.AsOf.ToString("O", CultureInfo.InvariantCulture);
        return database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync(
                    """
                    INSERT INTO adult_populations (area, adults, source, as_of, entered_by, entered_at) VALUES ($1, $2, $3, $4, $5, $6)
                    ON CONFLICT (area) DO UPDATE SET adults = excluded.adults, source = excluded.source, as_of = excluded.as_of,
                        entered_by = excluded.entered_by, entered_at = excluded.entered_at
                    """,
                    population.Area, population.Adults, population.Source, asOf, population.EnteredBy, clock.GetUtcNow().ToUnixTimeMilliseconds());
                await audit.RecordAsync(
                    session, AuditKind.PopulationChanged, by, "", population.Area,
                    string.Create(CultureInfo.InvariantCulture, $"adults={population.Adults};as-of={asOf}"));
                return true;
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<Population>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ListAsync(
            "SELECT area, adults, source, as_of, entered_by FROM adult_populations ORDER BY area",
            row => new Population(row.Text(0), row.Int64(1), row.Text(2), DateOnly.ParseExact(row.Text(3), "O", CultureInfo.InvariantCulture), row.Text(4))),
        cancellationToken);

    public async Task<Population?> FindAsync(string? office, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(population => population.Area == (office ?? ""));
}
