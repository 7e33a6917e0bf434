namespace SmartCaBot.Desk.Cases;

/// <summary>What the office of a case is called.</summary>
internal sealed class CaseOffices(DeskOptions options)
{
    public ValueTask<string> NameOfAsync(string? office, CancellationToken cancellationToken) => new(office ?? options.Name);
}
