using System.Text.Json;

namespace SmartCaBot.ZaloSandbox.Tests.Support;

internal static class Answers
{
    public static int Error(this JsonElement answer) => answer.GetProperty("error").GetInt32();

    public static string Text(this JsonElement element, params string[] path) =>
        path.Aggregate(element, (at, name) => at.GetProperty(name)).GetString()!;
}
