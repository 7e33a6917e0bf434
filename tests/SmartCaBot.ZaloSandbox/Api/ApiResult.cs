using System.Text.Json.Nodes;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>What a call came to: data, or an error.</summary>
internal sealed record ApiResult(JsonNode? Data, ZaloError? Error)
{
    public static implicit operator ApiResult(ZaloError error) => new(null, error);

    public static implicit operator ApiResult(JsonNode data) => new(data, null);

    public JsonObject ToJson() => Error is { } error
        ? new JsonObject { ["error"] = error.Code, ["message"] = error.Message }
        : new JsonObject { ["data"] = Data, ["error"] = 0, ["message"] = "Success" };
}
