using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Http;

namespace SmartCaBot.Channels.DirectLine.Sessions;

/// <summary>Browsers say where a request comes from; programs say nothing, and have no cookie to misuse.</summary>
internal sealed class OwnPage(BaseAddress address)
{
    public bool Sent(HttpRequest request) =>
        (string?)request.Headers["Sec-Fetch-Site"] switch
        {
            "same-origin" => true,
            null => (string?)request.Headers.Origin is not { Length: > 0 } origin || address.IsOwnOrigin(request, origin),
            _ => false,
        };
}
