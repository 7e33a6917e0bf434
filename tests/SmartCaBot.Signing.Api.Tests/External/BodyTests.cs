using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Signing.Api.Bodies;
using SmartCaBot.Signing.Api.Tests.Support;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Api.Tests.External;

/// <summary>Long bodies, which anybody may begin to send.</summary>
public sealed class BodyTests(ApiHouse house)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_not_a_client_is_refused_before_their_documents_have_come()
    {
        using var stranger = await BeginAsync("""{"sp_id":"nobody","sp_password":"x","sign_files":[{"pdfContent":" """);

        var answer = await stranger.ReadAsync().WaitAsync(Long, Cancel);

        Assert.StartsWith("HTTP/1.1 401", answer, StringComparison.Ordinal);
        Assert.Contains("SP_CREDENTIAL_INVALID", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_says_nothing_for_long_keeps_no_client_waiting()
    {
        var (client, strangers) = (house.Portal(IntegratorKind.Sp769V1), new List<Sender>());
        try
        {
            for (var i = 0; i < 3; i++) strangers.Add(await BeginAsync("""{"sign_files":[{"pdfContent":" """));
            using var known = await BeginAsync($$"""{"sp_id":"{{client.ClientId}}","sp_password":"{{client.Secret}}","digestAlgorithm":"sha1","sign_files":[{"pdfContent":" """);
            await known.SendAsync("\"}]}".PadRight(Sender.Rest));

            var answer = await known.ReadAsync().WaitAsync(Long, Cancel);

            Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
            Assert.Contains("digestAlgorithm", answer, StringComparison.Ordinal);
        }
        finally
        {
            strangers.ForEach(stranger => stranger.Dispose());
        }
    }

    [Fact]
    public async Task Strangers_never_have_all_turns_and_a_turn_comes_back()
    {
        using var turns = new DocumentTurns(TimeSpan.FromMilliseconds(1));
        var (http, held, busy) = (new DefaultHttpContext(), new TaskCompletionSource<IResult>(), Results.StatusCode(429));
        Task<IResult>[] strangers = [turns.RunUnknownAsync(http, () => held.Task, busy), turns.RunUnknownAsync(http, () => held.Task, busy)];

        Assert.Same(busy, await turns.RunUnknownAsync(http, () => held.Task, busy));
        var known = turns.RunAsync(http, () => held.Task, busy);
        Assert.False(known.IsCompleted);
        Assert.Same(busy, await turns.RunAsync(http, () => held.Task, busy));
        held.SetResult(Results.Empty);
        await Task.WhenAll([.. strangers, known]);

        Assert.NotSame(busy, await turns.RunUnknownAsync(http, () => held.Task, busy));
    }

    /// <summary>Begins a request whose documents do not come yet.</summary>
    private async Task<Sender> BeginAsync(string text)
    {
        var sender = new Sender();
        await sender.ConnectAsync(house.Address);
        await sender.SendAsync(
            $"POST /rest/v2/signature/calculateHash HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {Sender.Beginning + Sender.Rest}\r\n\r\n"
            + text.TrimEnd().PadRight(Sender.Beginning, 'A'));
        return sender;
    }

    private sealed class Sender : IDisposable
    {
        public const int Beginning = 70_000;
        public const int Rest = 1000;

        private readonly TcpClient _connection = new();

        public async Task ConnectAsync(Uri address) => await _connection.ConnectAsync(address.Host, address.Port, Cancel);

        public async Task SendAsync(string text) => await _connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Cancel);

        public async Task<string> ReadAsync()
        {
            using var reader = new StreamReader(_connection.GetStream(), leaveOpen: true);
            var answer = new StringBuilder();
            // What is left of a body that was not waited for may end the connection without ceremony.
            while (!answer.ToString().Contains("\"data\":", StringComparison.Ordinal) && await reader.ReadLineAsync(Cancel) is { } line) answer.AppendLine(line);
            return answer.ToString();
        }

        public void Dispose() => _connection.Dispose();
    }
}
