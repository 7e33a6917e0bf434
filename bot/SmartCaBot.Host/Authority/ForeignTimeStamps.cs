using System.Net.Http.Headers;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Signing.TimeStamps;

namespace SmartCaBot.Host.Authority;

/// <summary>Another's time-stamp authority over HTTP (RFC 3161 3.4). What it answers is checked before anybody gets it; plain HTTP will do.</summary>
internal sealed class ForeignTimeStamps(HttpClient http, TimeStampSettings settings) : ITimeStamps
{
    /// <summary>A token and its status.</summary>
    private const int LongestAnswer = ITimeStamps.LongestToken + 1024;

    public async Task<TimeStampOutcome> StampAsync(ReadOnlyMemory<byte> sha256, CancellationToken cancellationToken)
    {
        var exchange = new TimeStampExchange(sha256, settings.Policy.Length > 0 ? settings.Policy : null);
        using var question = new ByteArrayContent(exchange.Request);
        question.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url) { Content = question };
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!answer.IsSuccessStatusCode) return new TimeStampOutcome.Unavailable($"HTTP {(int)answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "application/timestamp-reply")
                return new TimeStampOutcome.Unavailable("The answer is no time stamp.");
            await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
            var buffer = new byte[LongestAnswer + 1];
            var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
            return length > LongestAnswer ? new TimeStampOutcome.Unavailable("The answer is too long.") : exchange.Read(buffer.AsMemory(0, length));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return new TimeStampOutcome.Unavailable((failure as HttpRequestException)?.HttpRequestError.ToString() ?? "The connection was lost.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new TimeStampOutcome.Unavailable("No answer in time.");
        }
    }
}
