namespace SmartCaBot.Channels.DirectLine;

/// <summary>The Direct Line 3.0 server and the web page's session.</summary>
public sealed record DirectLineOptions
{
    /// <summary>
    /// Secrets that servers of other sites exchange for tokens; several, so that one can be replaced. None: only this
    /// host's own page gets tokens. At least 32 characters each.
    /// </summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>Origins (https://portal.example.gov.vn) whose pages may use the channel, besides this host's own.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>At least 30 minutes: the official client takes that for granted and refreshes after half of it.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a browser that stays away finds its conversation again.</summary>
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Conversations that browsers at one address may begin in a minute. Coming back to one is not counted.</summary>
    public int NewSessionsPerMinute { get; init; } = 60;

    /// <summary>Open streams of one conversation; another one takes the place of the oldest.</summary>
    public int MaxStreamsPerConversation { get; init; } = 20;

    /// <summary>Between the empty frames that keep a WebSocket open through proxies.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A socket that takes no bytes for so long is closed; its client comes back with a watermark.</summary>
    public TimeSpan SlowSocketTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public override string ToString() => nameof(DirectLineOptions);

    internal void Validate()
    {
        Require(Secrets.All(s => s is { Length: >= 32 }), $"every one of {nameof(Secrets)} needs 32 characters at least.");
        Require(AllowedOrigins.All(IsOrigin), $"every one of {nameof(AllowedOrigins)} must look like https://host or https://host:port.");
        Require(TokenLifetime >= TimeSpan.FromMinutes(30), $"{nameof(TokenLifetime)} must be 30 minutes at least.");
        Require(SessionLifetime > TimeSpan.Zero, $"{nameof(SessionLifetime)} must be positive.");
        Require(NewSessionsPerMinute > 0, $"{nameof(NewSessionsPerMinute)} must be positive.");
        Require(MaxStreamsPerConversation > 0, $"{nameof(MaxStreamsPerConversation)} must be positive.");
        Require(PingInterval >= TimeSpan.FromSeconds(1), $"{nameof(PingInterval)} must be one second at least.");
        Require(SlowSocketTimeout >= TimeSpan.FromSeconds(1), $"{nameof(SlowSocketTimeout)} must be one second at least.");
    }

    internal static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
        && url.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);

    private static void Require(bool condition, string message)
    {
        if (!condition) throw new ArgumentException($"{nameof(DirectLineOptions)}: {message}");
    }
}
