using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.Connector.Authentication;

/// <summary>Where no application id is set: nobody, or by the explicit switch those who present no credentials at all.</summary>
internal sealed class AnonymousAuthenticator(ConnectorOptions options) : IConnectorAuthenticator
{
    public bool TakesAnonymous => options.AllowAnonymous;

    public ValueTask<ConnectorVerdict> JudgeAsync(string? authorization, Activity activity, CancellationToken cancellationToken) => new(
        authorization is not null ? new ConnectorVerdict.Refused(ConnectorRefusal.Issuer)
        : options.AllowAnonymous ? ConnectorVerdict.Anonymous
        : new ConnectorVerdict.Refused(ConnectorRefusal.NoCredentials));
}
