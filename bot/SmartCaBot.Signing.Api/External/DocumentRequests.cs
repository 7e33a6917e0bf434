using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Http;
using SmartCaBot.Signing.Api.Bodies;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Sp769;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.External;

/// <summary>
/// Lets requests with documents in. Their sender's name and secret lie in the body, so a network has a limit before any of it is read, and of a long
/// one only the beginning is read at once: who is not a client by that is refused, and who says it behind the documents waits among strangers.
/// </summary>
internal sealed class DocumentRequests(ClientAccess access, ClientLimits limits, DocumentTurns turns)
{
    private static readonly IResult Busy = Wire.Refuse(Failure.TooMany);

    public async Task<IResult> ServeAsync<T>(HttpContext http, JsonTypeInfo<T> type, long longest, Func<T, Integrator, Task<IResult>> serve)
        where T : class, IClientRequest
    {
        if (!limits.MayBring(ClientNetwork.Of(http.Connection.RemoteIpAddress))) return Busy;
        var body = new JsonBody(http, longest);
        if (!await body.BeginAsync()) return Wire.Malformed;
        if (body.IsWhole)
            return await ReadAsync(http, body, type, (request, client) => turns.RunAsync(http, () => serve(request, client), Busy));
        if (ClaimedClient.Read(body.Read) is not { } claimed)
            return await turns.RunUnknownAsync(http, () => ReadAsync(http, body, type, serve), Busy);
        var (sender, refusal) = await EnterAsync(http, claimed.Id, claimed.Secret);
        return refusal ?? await turns.RunAsync(
            http, async () => await body.ReadAsync(type) is { } request ? await serve(request, sender!) : Wire.Malformed, Busy);
    }

    private async Task<IResult> ReadAsync<T>(HttpContext http, JsonBody body, JsonTypeInfo<T> type, Func<T, Integrator, Task<IResult>> serve)
        where T : class, IClientRequest
    {
        if (await body.ReadAsync(type) is not { } request) return Wire.Malformed;
        var (sender, refusal) = await EnterAsync(http, request.SpId, request.SpPassword);
        return refusal ?? await serve(request, sender!);
    }

    private async ValueTask<(Integrator? Sender, IResult? Refusal)> EnterAsync(HttpContext http, string? id, string? secret)
    {
        var entered = await access.EnterEitherAsync(http, id, secret, ClientScopes.Sign, http.RequestAborted);
        return entered.Client is { } client ? (client, null) : (null, entered.IsBusy ? Busy : Wire.Refuse(Failure.ClientWrong));
    }
}
