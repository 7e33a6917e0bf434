using System.Buffers;
using System.Text.Json;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Conversations.Flows;

/// <summary>
/// The hidden value of a pressed button: <c>{"smartca":{"q":"run/key","v":7,"a":"yes"}}</c> answers a question;
/// <c>{"smartca":{"do":"services","arg":"11"}}</c> starts a dialog.
/// </summary>
/// <param name="Run">Run the question belongs to.</param>
/// <param name="Key">The question.</param>
/// <param name="Version">State version of the turn that showed the button.</param>
/// <param name="Answer">The answer it stands for.</param>
/// <param name="Dialog">Dialog to start.</param>
/// <param name="Argument">For that dialog.</param>
public sealed record ButtonPress(
    string? Run, string? Key, long Version, string? Answer, string? Dialog, string? Argument)
{
    public static ButtonPress? Read(Activity activity)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value
            || !value.TryGetProperty("smartca", out var data) || data.ValueKind != JsonValueKind.Object) return null;
        var question = String(data, "q");
        var slash = question?.LastIndexOf('/') ?? -1; // A conversation id may hold slashes, a key never does.
        var version = data.TryGetProperty("v", out var v) && v.ValueKind == JsonValueKind.Number && v.TryGetInt64(out var number) ? number : -1;
        var press = new ButtonPress(
            slash < 0 ? null : question![..slash], slash < 0 ? null : question![(slash + 1)..], version, String(data, "a"), String(data, "do"), String(data, "arg"));
        return press.Dialog is not null || press is { Key: not null, Answer: not null } ? press : null;
    }

    /// <param name="question">Run and key, with a slash between.</param>
    /// <param name="version">State version of the turn that shows the button.</param>
    /// <param name="answer">What it stands for.</param>
    public static JsonElement Reply(string question, long version, string? answer) => Write(json =>
    {
        json.WriteString("q"u8, question);
        json.WriteNumber("v"u8, version);
        json.WriteString("a"u8, answer);
    });

    public static JsonElement Start(string dialog, string? argument) => Write(json =>
    {
        json.WriteString("do"u8, dialog);
        if (argument is not null) json.WriteString("arg"u8, argument);
    });

    private static JsonElement Write(Action<Utf8JsonWriter> properties)
    {
        var buffer = new ArrayBufferWriter<byte>(160);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("smartca"u8);
            properties(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static string? String(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
