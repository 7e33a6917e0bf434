using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Gateway;

/// <summary>The dialogs' port of confirmations on VNPT's gateway: signatures and identity checks alike.</summary>
internal sealed class GatewayConfirmations(GatewayDesk desk, HeldPasswords passwords) : IOutsideConfirmations
{
    public async Task<AppRequest> AskAsync(AwaitedCode awaited, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(awaited.Reference, "N", out var id) || await desk.AskAsync(id, awaited, cancellationToken) is not { } request)
            return new AppRequest(AppRequestOutcome.Over);
        return new AppRequest(
            request.State switch
            {
                GatewayState.Waiting => AppRequestOutcome.Asked,
                GatewayState.Asking => AppRequestOutcome.Slow,
                _ => AppRequestOutcome.Over,
            },
            request.Content.Title, request.ExpiresAt);
    }

    public void Hold(string reference, string password) => passwords.Hold(reference, password);
}
