using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Channels.DirectLine;

/// <summary>Ids of conversations, people and activities.</summary>
internal static class Ids
{
    private const int RandomBytes = 16;
    private const int MaxPlainLength = 64;
    private const string UserPrefix = "dl_";

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    public static string NewConversation() => Random();

    public static string NewUser() => UserPrefix + Random();

    /// <summary>False for anything that this channel never gave out, conversations of other channels above all.</summary>
    public static bool IsConversation(string id) => id.Length == Base64Url.GetEncodedLength(RandomBytes) && IsPlain(id);

    public static bool IsUser(string id) => id.StartsWith(UserPrefix, StringComparison.Ordinal) && id.Length <= 128 && IsPlain(id);

    /// <summary>
    /// The id of a person's activity. It follows from the client's own id, so the same message posted twice is the same
    /// activity; the letter keeps it apart from the numbered ids of the bot's.
    /// </summary>
    public static string Activity(string conversationId, string? clientActivityId) => clientActivityId switch
    {
        null or "" => $"{conversationId}|n.{Random()}",
        { Length: <= MaxPlainLength } when IsPlain(clientActivityId) => $"{conversationId}|u.{clientActivityId}",
        _ => $"{conversationId}|h.{Hash(clientActivityId)}",
    };

    /// <summary>The arrival in a conversation, whoever reports it: the page, the start request or the session.</summary>
    public static string Join(string conversationId) => $"{conversationId}|join";

    /// <summary>A later arrival by another way (a new QR code) in the same conversation.</summary>
    public static string Join(string conversationId, string arrival) => $"{conversationId}|join.{arrival}";

    public static string Hash(string text) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, RandomBytes));

    private static bool IsPlain(string id) => !id.AsSpan().ContainsAnyExcept(Plain);

    private static string Random()
    {
        Span<byte> bytes = stackalloc byte[RandomBytes];
        RandomNumberGenerator.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }
}
