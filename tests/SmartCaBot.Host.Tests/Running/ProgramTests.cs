using System.Net;
using SmartCaBot.Host.Tests.Support;

namespace SmartCaBot.Host.Tests.Running;

/// <summary>The program from outside: configuration, commands, what is served where.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Production_refuses_development_switches_and_names_each()
    {
        var run = await ChildProcess.RunAsync(_folder.File("data"), "Production", "", [], new()
        {
            ["SmartCaBot__Registration__ApproveAutomatically"] = "true",
            ["SmartCaBot__Delivery__Record"] = "true",
            ["SmartCaBot__Connector__AllowAnonymous"] = "true",
        });

        Assert.Equal(78, run.Code);
        Assert.Contains("ApproveAutomatically", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Delivery:Record", run.Errors, StringComparison.Ordinal);
        Assert.Contains("AllowAnonymous", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("data")));
    }

    [Fact]
    public async Task Production_closes_what_is_for_development()
    {
        await using var running = new RunningHost();
        await running.StartAsync(new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["SmartCaBot__PublicUrl"] = "https://bot.example.vn",
            ["SmartCaBot__Delivery__Sms__Url"] = "https://sms.example.vn/send",
        });
        using var http = running.Host.Client();

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("/dev/messages", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        using var activity = new StringContent("""{"type":"message","text":"x","from":{"id":"u"},"conversation":{"id":"c"}}""", null, "application/json");
        var answer = await http.PostAsync(new Uri("/api/messages", UriKind.Relative), activity, TestContext.Current.CancellationToken);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        await using var running = new RunningHost();
        await running.StartAsync();
        using var http = running.Host.Client();

        foreach (var path in new[] { "/", "/health/live", "/nowhere", "/openapi/v1.json", "/ca/root.crt" })
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task Understand_answers_lines_with_lines_and_opens_nothing()
    {
        var run = await ChildProcess.RunAsync(
            _folder.File("data"), "Development", "{\"text\":\"chữ ký số là gì\"}\n\nnot json\n{\"text\":\"xin chao\"}\n", ["understand"]);

        Assert.Equal(2, run.Code);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("\"intent\":\"faq.what_is_signature\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"intent\":\"chat.greet\"", lines[1], StringComparison.Ordinal);
        Assert.Contains("Line 3", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("data")));
    }

    [Fact]
    public async Task An_unknown_command_is_told_so() =>
        Assert.Equal(2, (await ChildProcess.RunAsync(_folder.File("data"), "Development", "", ["sing", "x.pdf"])).Code);

    public void Dispose() => _folder.Dispose();
}
