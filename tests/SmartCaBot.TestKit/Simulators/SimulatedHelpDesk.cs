using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Simulators;

/// <summary>A help desk that is as open as the test says, and keeps the wishes to be called back.</summary>
public sealed class SimulatedHelpDesk : IHelpDesk
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public DeskAvailability Availability { get; set; } = new DeskAvailability.None();

    public List<ContactRequest> Contacts { get; } = [];

    public Task<DeskAvailability> AvailabilityAsync(string queue, CancellationToken cancellationToken) => Task.FromResult(Availability);

    public Task TakeContactAsync(string key, ContactRequest request, CancellationToken cancellationToken)
    {
        if (_keys.Add(key)) Contacts.Add(request);
        return Task.CompletedTask;
    }
}
