using System.Text.Encodings.Web;
using System.Text.Json;

namespace SmartCaBot.Conversations.Flows;

/// <summary>How answers and results of effects are stored.</summary>
internal static class FlowJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
