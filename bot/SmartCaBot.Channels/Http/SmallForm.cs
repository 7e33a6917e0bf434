using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace SmartCaBot.Channels.Http;

/// <summary>The form of a small page, from whoever sends one.</summary>
public static class SmallForm
{
    /// <summary>Null when the body is no form, is malformed, has too many fields, or is longer than it may be.</summary>
    /// <param name="http">Not read yet.</param>
    /// <param name="longest">Bytes.</param>
    public static async ValueTask<IFormCollection?> ReadAsync(HttpContext http, long longest)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = longest;
        if (!http.Request.HasFormContentType) return null;
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception refused) when (refused is InvalidDataException or IOException)
        {
            return null;
        }
    }
}
