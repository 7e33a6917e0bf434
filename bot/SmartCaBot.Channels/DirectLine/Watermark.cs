using System.Globalization;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.DirectLine;

/// <summary>
/// The client's place in the transcript: the sequence of the last activity it has. Missing or empty means it has none;
/// a lone hyphen means that it wants only what is still to come.
/// </summary>
internal static class Watermark
{
    private const string Now = "-";

    public static async ValueTask<long> ReadAsync(HttpRequest request, IConversationStore store, string conversationId)
    {
        var text = (string?)request.Query["watermark"];
        if (text == Now) return (await store.LoadAsync(conversationId, request.HttpContext.RequestAborted))?.LastSequence ?? 0;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0;
    }

    /// <summary>As it may be written into an address again.</summary>
    public static string? Forward(HttpRequest request) => (string?)request.Query["watermark"] switch
    {
        Now => Now,
        { Length: > 0 and < 20 } text when text.All(char.IsAsciiDigit) => text,
        _ => null,
    };
}
