using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.Connector.Authentication;

/// <summary>
/// Tokens of Bot Framework channels and of the Emulator
/// (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication). A token is checked once and known by its
/// hash until it expires; that it fits the activity is checked each time.
/// </summary>
internal sealed class BearerAuthenticator(ConnectorOptions options, TokenCheck check, KnownTokens known) : IConnectorAuthenticator
{
    private const string Scheme = "Bearer ";

    /// <summary>Real ones have one to three thousand characters.</summary>
    private const int LongestToken = 16 * 1024;

    public bool TakesAnonymous => options.AllowAnonymous;

    public async ValueTask<ConnectorVerdict> JudgeAsync(string? authorization, Activity activity, CancellationToken cancellationToken)
    {
        if (authorization is null)
            return options.AllowAnonymous ? ConnectorVerdict.Anonymous : new ConnectorVerdict.Refused(ConnectorRefusal.NoCredentials);
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || authorization.Length > LongestToken)
            return new ConnectorVerdict.Refused(ConnectorRefusal.Malformed);

        var token = authorization[Scheme.Length..].Trim();
        if (known.Find(token) is not { } caller)
        {
            (caller, var refusal) = await check.CheckAsync(token, cancellationToken);
            if (caller is null) return new ConnectorVerdict.Refused(refusal);
            known.Add(token, caller);
        }

        return Fit(caller, activity) is { } misfit ? new ConnectorVerdict.Refused(misfit) : ConnectorVerdict.Channel;
    }

    private static ConnectorRefusal? Fit(CheckedToken caller, Activity activity) => caller switch
    {
        { Endorsements: null } => null,
        _ when activity.ChannelId is null || !caller.Endorsements.Contains(activity.ChannelId) => ConnectorRefusal.Endorsement,
        _ when caller.ServiceUrl is null || caller.ServiceUrl != activity.ServiceUrl => ConnectorRefusal.ServiceUrl,
        _ => null,
    };
}
