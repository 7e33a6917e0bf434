using System.Text.Json;

namespace SmartCaBot.Channels.Tests.Hosting;

internal static class Answers
{
    public static async Task<JsonElement> ReadAsync(this HttpResponseMessage answer, int status)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode}: {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>An error in the one shape that errors have.</summary>
    public static async Task ReadErrorAsync(this HttpResponseMessage answer, int status, string code)
    {
        var error = (await answer.ReadAsync(status)).GetProperty("error");
        Assert.Equal(code, error.Text("code"));
        Assert.NotEmpty(error.Text("message"));
    }

    public static string Text(this JsonElement element, string property) => element.GetProperty(property).GetString()!;

    public static IReadOnlyList<string?> Texts(this IEnumerable<JsonElement> activities) =>
        [.. activities.Select(a => a.TryGetProperty("text", out var text) ? text.GetString() : null)];
}
