using SmartCaBot.Staff;

namespace SmartCaBot.Office.Campaigns;

/// <summary>Id → name of the offices, as citizens read it.</summary>
internal sealed class OfficeNames(IOffices offices)
{
    /// <summary>Closed ones too: what is printed stays on walls.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AllAsync(CancellationToken cancellationToken) =>
        (await offices.ListAsync(cancellationToken)).ToDictionary(office => office.Id, office => office.Name, StringComparer.Ordinal);

    /// <summary>For something new.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OpenAsync(CancellationToken cancellationToken) => (await offices.ListAsync(cancellationToken))
        .Where(office => office.IsOpen).ToDictionary(office => office.Id, office => office.Name, StringComparer.Ordinal);
}
