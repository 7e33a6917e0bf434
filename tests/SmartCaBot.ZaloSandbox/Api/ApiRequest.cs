using System.Text.Json;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>A call that passed the gate.</summary>
/// <param name="Body">The JSON of a POST, or of the query parameter "data" of a GET; Undefined when there is none.</param>
internal sealed record ApiRequest(JsonElement Body, IFormFile? File, IQueryCollection Query)
{
    /// <summary>Whose misfortune it is: the person when one is named, else everybody's.</summary>
    public string Key => Body.Find("recipient", "user_id").AsText() ?? Body.Find("user_id").AsText() ?? Body.Find("phone").AsText() ?? "";

    /// <summary>Null when the body is not what it should be.</summary>
    public static async Task<ApiRequest?> ReadAsync(HttpContext http)
    {
        var request = http.Request;
        try
        {
            if (request.HasFormContentType)
                return new ApiRequest(default, (await request.ReadFormAsync(http.RequestAborted)).Files.GetFile("file"), request.Query);
            if (HttpMethods.IsGet(request.Method))
                return new ApiRequest(request.Query["data"].ToString() is { Length: > 0 } data ? JsonElement.Parse(data) : default, null, request.Query);
            using var json = await JsonDocument.ParseAsync(request.Body, cancellationToken: http.RequestAborted);
            return new ApiRequest(json.RootElement.Clone(), null, request.Query);
        }
        catch (Exception error) when (error is JsonException or InvalidDataException)
        {
            return null;
        }
    }
}
