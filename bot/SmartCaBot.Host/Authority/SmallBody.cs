namespace SmartCaBot.Host.Authority;

/// <summary>Requests that are small by nature, read whole.</summary>
internal static class SmallBody
{
    /// <summary>Null when it is longer than that.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int max, CancellationToken cancellationToken)
    {
        if (request.ContentLength > max) return null;
        var buffer = new byte[max + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > max ? null : buffer[..length];
    }

    public static bool IsOf(HttpRequest request, string mediaType) =>
        request.ContentType?.Split(';')[0].Trim().Equals(mediaType, StringComparison.OrdinalIgnoreCase) == true;
}
