using SmartCaBot.Signing.Formats;

namespace SmartCaBot.Host.Configuration;

/// <summary>Whose time stamps signatures get.</summary>
internal sealed record TimeStampSettings
{
    /// <summary>How long signatures must be verifiable; a format signs at the highest level that it has up to this.</summary>
    public SignatureLevel Level { get; init; }

    /// <summary>Another's time-stamp authority (RFC 3161 over HTTP); null: our own, in this process.</summary>
    public Uri? Url { get; init; }

    /// <summary>The policy its stamps must have; empty: any.</summary>
    public string Policy { get; init; } = "";

    /// <summary>Of one request to it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(8);
}
