using System.Net;
using System.Text;
using System.Text.Json;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Host.Configuration;

namespace SmartCaBot.Host.Delivery;

/// <summary>One HTTP request a message, as <see cref="SmsOptions"/> describes it.</summary>
internal sealed class HttpSmsSender(HttpClient http, SmsOptions options) : IMessageSender
{
    public string Kind => TextMessage.Sms;

    public async ValueTask<Delivered> SendAsync(LeasedMessage leased, CancellationToken cancellationToken)
    {
        var text = TextMessage.Read(leased.Message.Payload);
        using var request = Request(text);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return Judge(response.StatusCode);
        }
        catch (HttpRequestException error)
        {
            return new Delivered.Later($"SMS gateway: {error.HttpRequestError}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Delivered.Later("SMS gateway: no answer in time");
        }
    }

    private static Delivered Judge(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => Delivered.Done,
        // Not a fault of the message: the operator's credentials, too many at once, or the gateway itself.
        401 or 403 or 408 or 429 or >= 500 => new Delivered.Later($"SMS gateway: HTTP {(int)status}"),
        _ => new Delivered.Never($"SMS gateway: HTTP {(int)status}"),
    };

    private HttpRequestMessage Request(TextMessage text)
    {
        var request = new HttpRequestMessage(new HttpMethod(options.Method), Fill(options.Url, text, Uri.EscapeDataString));
        if (options.Method != HttpMethods.Get)
            request.Content = new StringContent(Fill(options.Body, text, Escape()), Encoding.UTF8, options.ContentType);
        foreach (var (name, value) in options.Headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private Func<string, string> Escape() =>
        options.ContentType.Contains("json", StringComparison.OrdinalIgnoreCase) ? value => JsonEncodedText.Encode(value).ToString()
        : options.ContentType.Contains("xml", StringComparison.OrdinalIgnoreCase) ? value => WebUtility.HtmlEncode(value)
        : Uri.EscapeDataString;

    // {to} holds no braces, so a text that contains "{to}" is safe only when it is put in last.
    private static string Fill(string template, TextMessage text, Func<string, string> escape) =>
        template.Replace("{to}", escape(text.To), StringComparison.Ordinal).Replace("{text}", escape(text.Text), StringComparison.Ordinal);
}
