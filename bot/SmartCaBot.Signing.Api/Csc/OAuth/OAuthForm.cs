using System.Text;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Http;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Csc.OAuth;

/// <summary>Requests of clients for themselves: a form, with id and secret in it or in the header (RFC 6749 2.3.1).</summary>
internal sealed class OAuthForm(ClientAccess access)
{
    private const int LongestForm = 8192;
    private const string Scheme = "Basic ";

    public async ValueTask<(IFormCollection? Form, Integrator? Client, CscFailure? Failure)> EnterAsync(HttpContext http)
    {
        if (await SmallForm.ReadAsync(http, LongestForm) is not { } form || form.Any(field => field.Value.Count > 1))
            return (null, null, CscFailure.NotJson);
        var (id, secret) = Basic(http.Request) ?? (form["client_id"].ToString(), form["client_secret"].ToString());
        var entered = await access.EnterAsync(http, id, secret, IntegratorKind.Csc, http.RequestAborted);
        return entered.Client is { } client ? (form, client, null) : (null, null, entered.IsBusy ? CscFailure.TooMany : CscFailure.ClientWrong);
    }

    private static (string Id, string Secret)? Basic(HttpRequest request)
    {
        if (request.Headers.Authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Scheme.Length..], bytes, out var length)) return ("", "");
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", "") : (Uri.UnescapeDataString(text[..colon]), Uri.UnescapeDataString(text[(colon + 1)..]));
    }
}
