using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Http;
using SmartCaBot.Channels.Keys;

namespace SmartCaBot.Channels.DirectLine.Sessions;

/// <summary>
/// The session as the browser keeps it, out of any script's reach:
/// <c>{conversation}.{user}.{arrival}.{issued, Unix seconds}.{base64url MAC}</c>. The server remembers nothing of it, so it
/// outlives restarts and works on every node.
/// </summary>
internal sealed class SessionCookie(KeyRing keys, BaseAddress address, DirectLineOptions options, TimeProvider clock)
{
    public ChatSession? Read(HttpRequest request)
    {
        var value = request.Cookies[Name(request)];
        if (value is null || value.LastIndexOf('.') is var end && end < 0) return null;
        Span<byte> mac = stackalloc byte[KeyRing.MacBytes];
        if (!KeyRing.TryDecode(value.AsSpan(end + 1), mac)
            || !keys.Verify(KeyPurpose.Session, Encoding.UTF8.GetBytes(value[..end]), mac)
            || value[..end].Split('.') is not [var conversationId, var userId, var arrival, var issued])
            return null;
        var issuedAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(issued, CultureInfo.InvariantCulture));
        return clock.GetUtcNow() < issuedAt + options.SessionLifetime ? new ChatSession(conversationId, userId, arrival) : null;
    }

    public void Write(HttpContext context, ChatSession session)
    {
        var signed = string.Create(
            CultureInfo.InvariantCulture,
            $"{session.ConversationId}.{session.UserId}.{session.Arrival}.{clock.GetUtcNow().ToUnixTimeSeconds()}");
        Span<byte> mac = stackalloc byte[KeyRing.MacBytes];
        keys.Mac(KeyPurpose.Session, Encoding.UTF8.GetBytes(signed), mac);
        context.Response.Cookies.Append(Name(context.Request), $"{signed}.{Base64Url.EncodeToString(mac)}", Settings(context.Request));
    }

    public void Remove(HttpContext context) => context.Response.Cookies.Delete(Name(context.Request), Settings(context.Request));

    /// <summary>Browsers refuse the prefix without https, and with it guard the cookie against other hosts of the domain.</summary>
    private string Name(HttpRequest request) => address.IsHttps(request) ? "__Host-smartca-chat" : "smartca-chat";

    private CookieOptions Settings(HttpRequest request) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = options.SessionLifetime,
        Path = "/",
        SameSite = SameSiteMode.Strict,
        Secure = address.IsHttps(request),
    };
}
