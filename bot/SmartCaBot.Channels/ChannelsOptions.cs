using System.Buffers.Text;

namespace SmartCaBot.Channels;

/// <summary>What all channels share.</summary>
public sealed record ChannelsOptions
{
    /// <summary>
    /// Base64 of at least 32 random bytes. Tokens, stream tickets, file links and browser sessions are made with keys derived
    /// from it; all of them stay valid over a restart only when it stays the same.
    /// </summary>
    public string Key { get; init; } = "";

    /// <summary>The key used before <see cref="Key"/>; what it made is accepted until it expires.</summary>
    public string? PreviousKey { get; init; }

    /// <summary>
    /// Scheme, host and path that people reach this host at, for example https://chat.example.gov.vn. Without it each
    /// answer uses the address its request was sent to (as the forwarded-headers middleware left it).
    /// </summary>
    public string? PublicBaseUrl { get; init; }

    /// <summary>The bot's account in activities.</summary>
    public string BotId { get; init; } = "smartcabot";

    /// <summary>The bot's name as people see it.</summary>
    public string BotName { get; init; } = "Trợ lý SmartCA";

    /// <summary>How long the address of a file can be opened; a new one is made at each delivery.</summary>
    public TimeSpan FileLinkLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>In which days begin and times are told.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Of all files of one message together, in bytes.</summary>
    public long MaxUploadBytes { get; init; } = 25 * 1024 * 1024;

    /// <summary>Of all files that one conversation stores in 24 hours, sent and made, in bytes.</summary>
    public long MaxUploadBytesPerDay { get; init; } = 100 * 1024 * 1024;

    /// <summary>No file is taken that would leave less free on the disk, in bytes.</summary>
    public long MinFreeBytes { get; init; } = 500 * 1024 * 1024;

    internal const int MinKeyBytes = 32;

    public override string ToString() => nameof(ChannelsOptions);

    internal void Validate()
    {
        Require(IsKey(Key), $"{nameof(Key)} must be base64 of at least {MinKeyBytes} bytes.");
        Require(PreviousKey is null || IsKey(PreviousKey), $"{nameof(PreviousKey)} must be base64 of at least {MinKeyBytes} bytes.");
        Require(
            PublicBaseUrl is null || Uri.TryCreate(PublicBaseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https",
            $"{nameof(PublicBaseUrl)} must be an absolute http or https address.");
        Require(BotId.Length > 0, $"{nameof(BotId)} must not be empty.");
        Require(FileLinkLifetime > TimeSpan.Zero, $"{nameof(FileLinkLifetime)} must be positive.");
        Require(MaxUploadBytes > 0, $"{nameof(MaxUploadBytes)} must be positive.");
        Require(MaxUploadBytesPerDay >= MaxUploadBytes, $"{nameof(MaxUploadBytesPerDay)} must be {nameof(MaxUploadBytes)} at least.");
        Require(MinFreeBytes >= 0, $"{nameof(MinFreeBytes)} must not be negative.");
    }

    private static bool IsKey(string key) => Base64.IsValid(key, out var bytes) && bytes >= MinKeyBytes;

    private static void Require(bool condition, string message)
    {
        if (!condition) throw new ArgumentException($"{nameof(ChannelsOptions)}: {message}");
    }
}
