using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using SmartCaBot.Channels.Keys;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>
/// A question that waits for a code, as part of an address: sealed with AES-256-GCM, so it can be neither guessed, changed nor read, and
/// good until a certain time. base64url(nonce, 12 bytes; expiry in Unix seconds and five lines of text, encrypted; tag, 16 bytes).
/// </summary>
internal sealed class CodePageSeal(byte[] key)
{
    private const int ExpirySize = 8;
    private const int LongestLink = 2048;
    private const char Same = '~';

    public string Close(AwaitedCode awaited, DateTimeOffset expiresAt)
    {
        // A run's name mostly begins with its conversation's, which need not stand there twice.
        var run = awaited.RunId.StartsWith(awaited.ConversationId, StringComparison.Ordinal)
            ? Same + awaited.RunId[awaited.ConversationId.Length..]
            : awaited.RunId;
        var lines = Encoding.UTF8.GetBytes(
            string.Join('\n', awaited.Purpose.ToString(), awaited.Reference, awaited.ConversationId, run, awaited.Key));
        var plain = new byte[ExpirySize + lines.Length];
        BinaryPrimitives.WriteInt64BigEndian(plain, expiresAt.ToUnixTimeSeconds());
        lines.CopyTo(plain, ExpirySize);

        return Base64Url.EncodeToString(SealedBytes.Close(key, plain));
    }

    /// <summary>Null for anything that is not ours, was changed, or is past its time.</summary>
    public AwaitedCode? Open(string link, DateTimeOffset now)
    {
        if (link.Length > LongestLink || !Base64Url.IsValid(link) || SealedBytes.Open(key, Base64Url.DecodeFromChars(link)) is not { Length: > ExpirySize } plain) return null;
        if (now.ToUnixTimeSeconds() >= BinaryPrimitives.ReadInt64BigEndian(plain)) return null;
        return Encoding.UTF8.GetString(plain.AsSpan(ExpirySize)).Split('\n') is [var purpose, var reference, var conversation, var run, var question]
            && Enum.TryParse<CodePurpose>(purpose, out var known)
            ? new AwaitedCode(known, reference, conversation, run.StartsWith(Same) ? conversation + run[1..] : run, question)
            : null;
    }
}
