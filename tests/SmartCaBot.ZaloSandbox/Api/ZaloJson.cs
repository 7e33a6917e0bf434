using System.Text.Encodings.Web;
using System.Text.Json;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>JSON as the platform writes it: letters with accents as they are.</summary>
internal static class ZaloJson
{
    public static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
