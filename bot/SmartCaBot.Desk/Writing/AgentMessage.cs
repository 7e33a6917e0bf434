using System.Security.Cryptography;
using System.Text.Json;

namespace SmartCaBot.Desk.Writing;

/// <summary>What an agent wants to say, before it is looked at.</summary>
/// <param name="Draft">The page's id of this message: sent twice as it is, it is said once.</param>
/// <param name="Text">As typed.</param>
/// <param name="Reply">Id of a canned reply whose picture or QR code goes along; null for none.</param>
/// <param name="QrUrl">Of a suggested answer; null for none.</param>
internal sealed record AgentMessage(string Draft, string Text, string? Reply, string? QrUrl)
{
    private const int FingerprintBytes = 16;

    public IReadOnlyList<AgentFile> Files { get; init; } = [];

    /// <summary>Differs when anything in it does: what was changed after an attempt is another message, and so are its files.</summary>
    public async Task<string> FingerprintAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes<string?[]>([Text, Reply, QrUrl, .. Files.Select(file => file.Name)]));
        foreach (var file in Files)
        {
            await using var content = file.Open();
            hash.AppendData(await SHA256.HashDataAsync(content, cancellationToken));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, FingerprintBytes));
    }

    public override string ToString() => "AgentMessage(***)";
}

/// <param name="Name">As the browser sent it.</param>
/// <param name="ContentType">As the browser claims.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Open">Its content.</param>
internal sealed record AgentFile(string Name, string? ContentType, long Length, Func<Stream> Open);

/// <summary>Why a message was not sent: a closed set.</summary>
internal enum SayProblem
{
    None,
    Empty,
    TooLong,

    /// <summary>It asks for a code, a PIN or a password.</summary>
    AsksForSecret,
    FileTooLarge,
    FileRefused,
    NoRoom,

    /// <summary>The conversation is no longer theirs.</summary>
    NotYours,
}
