using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SmartCaBot.Channels.Connector;

/// <summary>
/// Our names for what channels name: <c>connector|{channel}|{conversation}</c>. Bars and percent signs inside a part are escaped, so no two
/// conversations share a name; a very long part is replaced by its SHA-256. What came without authentication is named <c>open|…</c>: it
/// never reaches into an authenticated conversation.
/// </summary>
internal static class ConnectorIds
{
    /// <summary>Names go into keys, file links and accounts of the signing core.</summary>
    private const int LongestPart = 80;

    private const string Authenticated = "connector|";
    private const string Open = "open|";

    public static string Conversation(bool authenticated, string channelId, string conversationId) =>
        $"{(authenticated ? Authenticated : Open)}{Part(channelId)}|{Part(conversationId)}";

    public static string User(string channelId, string userId) => $"{Part(channelId)}|{Part(userId)}";

    /// <param name="conversation">Ours.</param>
    /// <param name="activityId">The channel's.</param>
    public static string Activity(string conversation, string activityId) => $"{conversation}|{Part(activityId)}";

    public static bool IsAuthenticated(string conversation) => conversation.StartsWith(Authenticated, StringComparison.Ordinal);

    private static string Part(string text)
    {
        // A star begins no other part: one that was given is escaped.
        var escaped = text.AsSpan().IndexOfAny("%|*") < 0
            ? text
            : text.Replace("%", "%25", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal)
                .Replace("*", "%2A", StringComparison.Ordinal);
        return escaped.Length <= LongestPart ? escaped : "*" + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
