using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.Connector;

/// <summary>Decides whether a request to <c>/api/messages</c> comes from a channel that may speak for its people.</summary>
public interface IConnectorAuthenticator
{
    /// <param name="authorization">The header as it came; null when there is none.</param>
    /// <param name="activity">Its serviceUrl and channelId must be among what the caller's token allows.</param>
    /// <param name="cancellationToken">The request's.</param>
    ValueTask<bool> IsAllowedAsync(string? authorization, Activity activity, CancellationToken cancellationToken);
}

/// <summary>
/// As long as no authenticator is registered: nobody, or by the explicit switch those who present no credentials at all.
/// </summary>
internal sealed class AnonymousAuthenticator(ConnectorOptions options) : IConnectorAuthenticator
{
    public ValueTask<bool> IsAllowedAsync(string? authorization, Activity activity, CancellationToken cancellationToken) =>
        new(options.AllowAnonymous && authorization is null);
}
