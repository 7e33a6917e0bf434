using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartCaBot.Host.Tests.Support;

namespace SmartCaBot.Host.Tests.Running.Killing;

/// <summary>
/// A portal that has citizens sign by sp769, one request after the other for each, and the citizens, who confirm each on the page that their
/// SMS leads to, twice at once. Both ask again, in the same words, until they are answered; every signature they are shown is written down.
/// </summary>
internal sealed partial class BusyPortal(string clientId, string secret, Uri host) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host, Timeout = LongestAnswer };
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentBag<Task> _work = [];
    private StandInServer? _gateway;
    private int _confirmations;

    /// <summary>By our transaction: each answer that carried signatures, as it was read.</summary>
    public ConcurrentDictionary<Guid, ConcurrentDictionary<string, int>> Seen { get; } = [];

    /// <summary>Codes that were entered and answered.</summary>
    public int Confirmations => Volatile.Read(ref _confirmations);

    /// <summary>Where the host sends its messages.</summary>
    public async Task<Uri> ListenAsync()
    {
        _gateway = await StandInServer.StartAsync((_, http) => Task.CompletedTask);
        _work.Add(Task.Run(ReadPhonesAsync));
        return _gateway.Url;
    }

    public void Start(IEnumerable<Enrolled> citizens)
    {
        foreach (var citizen in citizens) _work.Add(Task.Run(() => AskAsync(citizen)));
    }

    /// <summary>Until one more request has been signed.</summary>
    public async Task SeeMoreAsync()
    {
        for (var before = Seen.Count; Seen.Count == before;) await Task.Delay(Pause);
    }

    /// <summary>The host is up to stay: what is under way ends, and what was shown before is asked for once more.</summary>
    public async Task EndAsync()
    {
        await _over.CancelAsync();
        while (_work.Any(one => !one.IsCompleted)) await Task.WhenAll(_work);
        foreach (var transaction in Seen.Keys) await StatusAsync(transaction);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _http.Dispose();
        if (_gateway is not null) await _gateway.DisposeAsync();
        _over.Dispose();
    }

    private async Task AskAsync(Enrolled citizen)
    {
        for (var number = 0; !_over.IsCancellationRequested; number++)
        {
            var started = await PostAsync("/sca/sp769/v1/signatures/sign", new
            {
                sp_id = clientId,
                sp_password = secret,
                user_id = citizen.CitizenId,
                transaction_id = $"{citizen.CitizenId}-{number}",
                transaction_desc = "Hợp đồng",
                sign_files = Enumerable.Range(1, 2).Select(file => new
                {
                    data_to_be_signed = Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes((number * 2) + file))),
                    doc_id = $"HĐ-{file}",
                    file_type = "pdf",
                    sign_type = "hash",
                }).ToArray(),
            });
            if (started is not { } answer || answer.GetProperty("data") is not { ValueKind: JsonValueKind.Object } data) continue;
            var transaction = data.GetProperty("tran_code").GetGuid();
            while (!_over.IsCancellationRequested && await StatusAsync(transaction) == "sig_wait_for_user_confirm") await Task.Delay(Pause);
        }
    }

    private async Task<string> StatusAsync(Guid transaction)
    {
        if (await PostAsync($"/sca/sp769/v1/signatures/sign/{transaction}/status", new { }) is not { } answer) return "";
        if (answer.GetProperty("data").TryGetProperty("signatures", out var signatures) && signatures.ValueKind == JsonValueKind.Array)
        {
            var shown = string.Join(' ', signatures.EnumerateArray().Select(one => one.GetProperty("signature_value").GetString()));
            Seen.GetOrAdd(transaction, _ => []).AddOrUpdate(shown, 1, (_, times) => times + 1);
        }

        return answer.GetProperty("message").GetString()!;
    }

    private async Task ReadPhonesAsync()
    {
        for (var read = 0; !_over.IsCancellationRequested;)
        {
            string[] messages;
            lock (_gateway!.Requests) messages = [.. _gateway.Requests.Skip(read).Select(asked => asked.Body)];
            foreach (var body in messages)
            {
                var text = JsonDocument.Parse(body).RootElement.GetProperty("text").GetString()!;
                if (Invitation().Match(text) is not { Success: true } found) continue;
                var (page, code) = (found.Groups["path"].Value, found.Groups["code"].Value);
                for (var twice = 0; twice < 2; twice++) _work.Add(Task.Run(() => ConfirmAsync(page, code)));
            }

            read += messages.Length;
            await Task.Delay(Pause);
        }
    }

    /// <summary>Enters the code until the page says more than that it cannot sign now.</summary>
    private async Task ConfirmAsync(string page, string code)
    {
        while (true)
        {
            using var answer = await SendAsync(() => _http.PostAsync(page, new FormUrlEncodedContent([new("act", "enter"), new("code", code)])));
            if (answer is null) return;
            if (answer.Headers.Location?.ToString().EndsWith("unavailable", StringComparison.Ordinal) != true)
            {
                if (answer.StatusCode == HttpStatusCode.SeeOther) Interlocked.Increment(ref _confirmations);
                return;
            }

            await Task.Delay(Pause);
        }
    }

    private async Task<JsonElement?> PostAsync(string path, object body)
    {
        using var answer = await SendAsync(() => _http.PostAsJsonAsync(path, body));
        return answer is null ? null : JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    /// <summary>Null when it is all over, and nobody answers any more.</summary>
    private async Task<HttpResponseMessage?> SendAsync(Func<Task<HttpResponseMessage>> send)
    {
        for (var lost = 0; ; lost++)
        {
            try
            {
                var answer = await send();
                await answer.Content.LoadIntoBufferAsync();
                return answer;
            }
            catch (Exception error) when (error is HttpRequestException or IOException)
            {
                if (_over.IsCancellationRequested && lost > 3) return null;
                await Task.Delay(Pause);
            }
        }
    }

    [GeneratedRegex(@"tại https?://[^/]+(?<path>/\S+) bằng mã (?<code>\d{6})")]
    private static partial Regex Invitation();
}
