using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Adapters;

/// <summary>Where no help desk is installed: people are given the hotline.</summary>
internal sealed class NoHelpDesk : IHelpDesk
{
    public Task<DeskAvailability> AvailabilityAsync(string queue, CancellationToken cancellationToken) =>
        Task.FromResult<DeskAvailability>(new DeskAvailability.None());

    public Task TakeContactAsync(string key, ContactRequest request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("There is no help desk that could call back.");
}
