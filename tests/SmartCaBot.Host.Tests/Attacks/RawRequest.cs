using System.Net.Sockets;
using System.Text;

namespace SmartCaBot.Host.Tests.Attacks;

/// <summary>A request as it is written here: no client puts it right on the way.</summary>
internal static class RawRequest
{
    private const int Most = 64 * 1024;

    /// <summary>What came back until the host closed the connection, or it was enough; empty when it closed without a word.</summary>
    public static async Task<string> SendAsync(Uri host, string request, TimeSpan patience)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(patience);
        using var client = new TcpClient();
        await client.ConnectAsync(host.Host, host.Port, limit.Token);
        await using var stream = client.GetStream();
        var answer = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), limit.Token);
            var buffer = new byte[4096];
            while (answer.Length < Most && await stream.ReadAsync(buffer, limit.Token) is > 0 and var read) answer.Write(buffer, 0, read);
        }
        catch (IOException)
        {
            // Reset: the host wants no more of it.
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }

    public static Task<string> GetAsync(Uri host, string path, string headers = "") =>
        SendAsync(host, $"GET {path} HTTP/1.1\r\nHost: {host.Authority}\r\n{headers}Connection: close\r\n\r\n", TimeSpan.FromSeconds(20));

    public static int Status(string answer) => answer.Length > 12 && int.TryParse(answer.AsSpan(9, 3), out var code) ? code : 0;
}
