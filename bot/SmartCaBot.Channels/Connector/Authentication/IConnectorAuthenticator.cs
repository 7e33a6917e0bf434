using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.Connector.Authentication;

/// <summary>Decides whether a request to <c>/api/messages</c> comes from a channel that may speak for its people.</summary>
internal interface IConnectorAuthenticator
{
    /// <summary>False: nothing that comes without credentials has a chance, so its body need not be read.</summary>
    bool TakesAnonymous { get; }

    /// <param name="authorization">The header as it came; null when there is none.</param>
    /// <param name="activity">Its serviceUrl and channelId must be among what the caller's token allows.</param>
    /// <param name="cancellationToken">The request's.</param>
    ValueTask<ConnectorVerdict> JudgeAsync(string? authorization, Activity activity, CancellationToken cancellationToken);
}

/// <summary>Who speaks.</summary>
internal abstract record ConnectorVerdict
{
    public static readonly ConnectorVerdict Channel = new Authenticated();
    public static readonly ConnectorVerdict Anonymous = new Open();

    private ConnectorVerdict()
    {
    }

    /// <summary>The channel that the activity names; its serviceUrl may be called with the bot's token.</summary>
    public sealed record Authenticated : ConnectorVerdict;

    /// <summary>Anybody: Development only. Such conversations are kept apart, and no token is ever sent to them.</summary>
    public sealed record Open : ConnectorVerdict;

    public sealed record Refused(ConnectorRefusal Reason) : ConnectorVerdict;
}

/// <summary>Why a request was refused: the whole set, counted by name.</summary>
internal enum ConnectorRefusal
{
    NoCredentials,

    /// <summary>No bearer token, or no JWT.</summary>
    Malformed,

    /// <summary>Not RS256: "none", a symmetric one, anything else.</summary>
    Algorithm,
    Issuer,
    Audience,

    /// <summary>Signed with a key that the issuer does not publish.</summary>
    Key,
    Signature,
    Expired,
    NotYetValid,

    /// <summary>A token of another application (Emulator, other bots).</summary>
    Application,

    /// <summary>The key may not sign for this channel.</summary>
    Endorsement,

    /// <summary>The activity names another service address than the token does.</summary>
    ServiceUrl,

    /// <summary>The issuer's keys could not be read: nobody's fault who asks.</summary>
    KeysUnavailable,
}
