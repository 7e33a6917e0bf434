using System.Text;
using System.Text.Json.Nodes;
using SmartCaBot.ZaloSandbox.Mischief;
using SmartCaBot.ZaloSandbox.OAuth;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>The way of every call: misfortunes, limits, token, the work itself, and what may go wrong with the answer.</summary>
internal sealed class ApiGate(SandboxOptions options, Switches switches, TokenIssuer tokens, AccessCheck access, CallCounter calls)
{
    /// <summary>A handler for one call.</summary>
    public RequestDelegate Serve(ApiFamily family, Func<ApiRequest, ApiResult> work) => async http =>
    {
        var request = await ApiRequest.ReadAsync(http);
        var key = request?.Key ?? "";
        if (await FailsAsync(http, key)) return;
        var result = Refuse(http, family, key) is { } refused ? refused : request is null ? ZaloError.Invalid("body") : work(request);
        await AnswerAsync(http, key, result.ToJson());
    };

    /// <summary>The calls for tokens: they may fail and be slow, but their answers are not lost, since no client could survive that.</summary>
    public async Task<bool> FailsAsync(HttpContext http, string key)
    {
        if (switches.Draw(Misbehaviour.SlowAnswer, key) is { } slow) await Task.Delay(slow.Delay, options.Clock, http.RequestAborted);
        if (switches.Draw(Misbehaviour.Timeout, key) is { } silence)
        {
            await Task.Delay(silence.Switch.Longest, options.Clock, http.RequestAborted);
            http.Abort();
            return true;
        }

        if (switches.Draw(Misbehaviour.ServerError, key) is null) return false;
        http.Response.StatusCode = StatusCodes.Status502BadGateway;
        http.Response.ContentType = "text/html";
        await http.Response.WriteAsync("<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>", http.RequestAborted);
        return true;
    }

    private ZaloError? Refuse(HttpContext http, ApiFamily family, string key)
    {
        if (!calls.Take(http.Response.Headers) || switches.Draw(Misbehaviour.RateLimit, key) is not null) return ZaloError.Of(-32);
        if (tokens.Age >= switches[Misbehaviour.DyingToken].Longest && switches.Draw(Misbehaviour.DyingToken, key) is not null) tokens.KillAccessToken();
        if (access.Check(http.Request.Headers, family) is { } refused) return refused;
        return switches.Draw(Misbehaviour.ErrorBody, key) is { } error ? ZaloError.Of(error.Switch.Code) : null;
    }

    private async Task AnswerAsync(HttpContext http, string key, JsonObject answer)
    {
        if (switches.Draw(Misbehaviour.LostAnswer, key) is not null)
        {
            http.Abort();
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(answer.ToJsonString(ZaloJson.Options));
        if (switches.Draw(Misbehaviour.TruncatedAnswer, key) is not null) bytes = bytes[..(bytes.Length / 2)];
        http.Response.ContentType = "application/json;charset=utf-8";
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
