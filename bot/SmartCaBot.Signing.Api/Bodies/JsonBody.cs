using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SmartCaBot.Signing.Api.Bodies;

/// <summary>
/// A request's body, read by hand so that what is wrong with it is answered in its interface's own words. It comes within a minute or counts as
/// malformed: whoever sends it slowly holds memory, and perhaps a turn.
/// </summary>
internal sealed class JsonBody
{
    /// <summary>Of a request without documents; fifty digests take a tenth of it.</summary>
    public const long Short = 256 * 1024;

    /// <summary>What anybody may have kept here before they are known.</summary>
    private const int Beginning = 64 * 1024;
    private const int Piece = 16 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly HttpContext _http;
    private readonly long _longest;
    private byte[] _bytes = new byte[Piece];
    private int _length;

    public JsonBody(HttpContext http, long longest = Short)
    {
        (_http, _longest) = (http, longest);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = longest;
    }

    /// <summary>There is no more of it.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>What has come so far.</summary>
    public ReadOnlySpan<byte> Read => _bytes.AsSpan(0, _length);

    /// <summary>Reads the first of it, or all where it is not longer. False: it is too long, or too slow.</summary>
    public ValueTask<bool> BeginAsync() => ReadAsync(Beginning);

    /// <summary>Null when it is not what it must be, too long, or too slow; an empty body is an empty object.</summary>
    public async ValueTask<T?> ReadAsync<T>(JsonTypeInfo<T> type)
        where T : class
    {
        // Once, and not by doubling; the last byte is for finding that there is no more.
        if (_http.Request.ContentLength is { } length && length <= _longest && length >= _bytes.Length) Array.Resize(ref _bytes, (int)length + 1);
        if (!await ReadAsync(_longest + 1) || !IsWhole) return null;
        try
        {
            return JsonSerializer.Deserialize(_length == 0 ? "{}"u8 : Read, type);
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            // Whoever goes on with the request has what was in it.
            (_bytes, _length) = ([], 0);
        }
    }

    private async ValueTask<bool> ReadAsync(long until)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(_http.RequestAborted);
        time.CancelAfter(Longest);
        try
        {
            while (!IsWhole && _length < until)
            {
                if (_length == _bytes.Length) Array.Resize(ref _bytes, 2 * _length);
                var read = await _http.Request.Body.ReadAsync(_bytes.AsMemory(_length), time.Token);
                IsWhole = read == 0;
                _length += read;
            }

            return true;
        }
        catch (Exception error) when (error is BadHttpRequestException || error is OperationCanceledException && !_http.RequestAborted.IsCancellationRequested)
        {
            return false;
        }
    }
}
