using SmartCaBot.Storage;

namespace SmartCaBot.Office.Storing;

/// <summary>Names of the offices, as administrators keep them.</summary>
internal sealed class OfficeNames(IDatabase database)
{
    /// <summary>Id → name, as citizens read it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ListAsync(CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            session => session.ListAsync("SELECT id, name FROM staff_offices ORDER BY name, id", row => new Named(row.Text(0), row.Text(1))),
            cancellationToken)).ToDictionary(office => office.Id, office => office.Name, StringComparer.Ordinal);

    private sealed record Named(string Id, string Name);
}
