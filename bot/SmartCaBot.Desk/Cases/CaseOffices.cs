using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Cases;

/// <summary>What the office of a case is called; a case of no office is the desk's own.</summary>
internal sealed class CaseOffices(IOffices offices, DeskOptions options)
{
    public async ValueTask<string> NameOfAsync(string? office, CancellationToken cancellationToken) =>
        office is null ? options.Name : (await offices.FindAsync(office, cancellationToken))?.Name ?? options.Name;
}
