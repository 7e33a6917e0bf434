using System.Buffers.Text;
using System.Globalization;
using System.Text;
using SmartCaBot.Channels.Keys;

namespace SmartCaBot.Channels.DirectLine.Sessions;

/// <summary>
/// A session as a browser keeps it: <c>{conversation}.{user}.{arrival}.{issued, Unix seconds}[.frame].{base64url MAC}</c>. The server
/// remembers nothing of it, so it outlives restarts and works on every node. What was made for a frame opens nothing outside of one.
/// </summary>
internal sealed class SessionSeal(KeyRing keys, TimeProvider clock)
{
    private const string Frame = ".frame";

    public string Make(ChatSession session, bool framed)
    {
        var signed = string.Create(
            CultureInfo.InvariantCulture,
            $"{session.ConversationId}.{session.UserId}.{session.Arrival}.{clock.GetUtcNow().ToUnixTimeSeconds()}{(framed ? Frame : "")}");
        Span<byte> mac = stackalloc byte[KeyRing.MacBytes];
        keys.Mac(KeyPurpose.Session, Encoding.UTF8.GetBytes(signed), mac);
        return $"{signed}.{Base64Url.EncodeToString(mac)}";
    }

    /// <summary>Null for what we did not make, what was made for the other kind of page, and what is older than <paramref name="lifetime"/>.</summary>
    public ChatSession? Read(string? value, bool framed, TimeSpan lifetime)
    {
        if (value is null || value.LastIndexOf('.') is var end && end < 0) return null;
        Span<byte> mac = stackalloc byte[KeyRing.MacBytes];
        if (!KeyRing.TryDecode(value.AsSpan(end + 1), mac) || !keys.Verify(KeyPurpose.Session, Encoding.UTF8.GetBytes(value[..end]), mac)) return null;
        var signed = value.AsSpan(0, end);
        if (signed.EndsWith(Frame, StringComparison.Ordinal) != framed) return null;
        if (framed) signed = signed[..^Frame.Length];
        if (signed.ToString().Split('.') is not [var conversationId, var userId, var arrival, var issued]) return null;
        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(issued, CultureInfo.InvariantCulture));
        return clock.GetUtcNow() < issuedAt + lifetime ? new ChatSession(conversationId, userId, arrival) : null;
    }
}
