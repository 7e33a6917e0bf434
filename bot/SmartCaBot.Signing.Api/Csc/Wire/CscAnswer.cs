using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SmartCaBot.Signing.Api.Csc.Wire;

/// <summary>Bodies in, answers out (CSC 10). Nothing of it may be kept on the way.</summary>
internal static class CscAnswer
{
    /// <summary>Of a request without documents; a batch of digests takes a tenth of it.</summary>
    private const long LongestBody = 256 * 1024;

    /// <summary>Null when it is no JSON object, too long, or too slow. What is of a wrong type in it is missing; an empty body is an empty object.</summary>
    public static async ValueTask<T?> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type, long longest = LongestBody, TimeSpan? within = null)
        where T : class
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = longest;
        try
        {
            using var body = new MemoryStream();
            using var time = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
            if (within is { } longestTime) time.CancelAfter(longestTime);
            await http.Request.Body.CopyToAsync(body, time.Token);
            return body.Length == 0 ? JsonSerializer.Deserialize("{}"u8, type) : JsonSerializer.Deserialize(body.GetBuffer().AsSpan(0, (int)body.Length), type);
        }
        catch (Exception error) when (error is JsonException or BadHttpRequestException || error is OperationCanceledException && !http.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
    }

    public static IResult Ok<T>(T answer, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK)
        where T : class => new Json<T>(answer, type, status);

    public static IResult NoContent() => Results.NoContent();

    public static IResult Refuse(CscFailure failure) =>
        new Json<ErrorAnswer>(new ErrorAnswer(failure.Error, failure.Description), CscJson.Default.ErrorAnswer, failure.Status);

    private sealed class Json<T>(T value, JsonTypeInfo<T> type, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.Headers.CacheControl = "no-store";
            if (status == StatusCodes.Status401Unauthorized) httpContext.Response.Headers.WWWAuthenticate = "Bearer";
            return httpContext.Response.WriteAsJsonAsync(value, type, contentType: null, httpContext.RequestAborted);
        }
    }
}
