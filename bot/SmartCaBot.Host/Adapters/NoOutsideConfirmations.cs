using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Adapters;

/// <summary>Where the signing core signs: it sends codes, and prepares nothing that another company's app would confirm.</summary>
internal sealed class NoOutsideConfirmations : IOutsideConfirmations
{
    public Task<AppRequest> AskAsync(AwaitedCode awaited, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("No app takes confirmations here.");

    public void Hold(string reference, string password) => throw new InvalidOperationException("No password is asked for here.");
}
