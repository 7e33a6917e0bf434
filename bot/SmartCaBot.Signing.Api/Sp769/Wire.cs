using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Bodies;

namespace SmartCaBot.Signing.Api.Sp769;

/// <summary>Bodies in, envelopes out.</summary>
internal static class Wire
{
    /// <summary>Null when it is not what it must be; an empty body is an empty object.</summary>
    public static ValueTask<T?> ReadAsync<T>(HttpContext http, JsonTypeInfo<T> type)
        where T : class => new JsonBody(http).ReadAsync(type);

    public static IResult Ok<T>(string message, T data, JsonTypeInfo<Envelope<T>> type)
        where T : class => new Json<Envelope<T>>(new Envelope<T>(StatusCodes.Status200OK, message, data), type, StatusCodes.Status200OK);

    public static IResult Refuse(Failure failure) => new Json<Envelope<NoData>>(
        new Envelope<NoData>(failure.Status, failure.Message, null), Sp769Json.Default.EnvelopeNoData, failure.Status);

    public static readonly IResult Malformed = Refuse(Failure.Bad("nội dung không phải JSON hợp lệ"));

    private sealed class Json<T>(T value, JsonTypeInfo<T> type, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.Headers.CacheControl = "no-store";
            return httpContext.Response.WriteAsJsonAsync(value, type, contentType: null, httpContext.RequestAborted);
        }
    }
}
