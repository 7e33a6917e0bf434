using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Bodies;

namespace SmartCaBot.Signing.Api.Csc.Wire;

/// <summary>Bodies in, answers out (CSC 10). Nothing of it may be kept on the way.</summary>
internal static class CscAnswer
{
    /// <summary>Null when it is no JSON object, too long, or too slow. What is of a wrong type in it is missing; an empty body is an empty object.</summary>
    public static ValueTask<T?> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type, long longest = JsonBody.Short)
        where T : class => new JsonBody(http, longest).ReadAsync(type);

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
