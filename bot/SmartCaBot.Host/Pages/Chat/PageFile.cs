namespace SmartCaBot.Host.Pages.Chat;

/// <summary>One file of the page in each encoding it was built in.</summary>
/// <param name="ContentType">With charset where it is text.</param>
/// <param name="ETag">Quoted; of the plain content.</param>
/// <param name="Immutable">Its name holds a hash of its content.</param>
/// <param name="Plain">As it is.</param>
/// <param name="Brotli">Compressed; null when it was not built.</param>
/// <param name="Gzip">Compressed; null when it was not built.</param>
internal sealed record PageFile(string ContentType, string ETag, bool Immutable, byte[] Plain, byte[]? Brotli, byte[]? Gzip)
{
    /// <summary>The smallest form the client takes.</summary>
    public (byte[] Body, string? Encoding) For(HttpRequest request)
    {
        if (Brotli is not null && Accepts(request, "br")) return (Brotli, "br");
        if (Gzip is not null && Accepts(request, "gzip")) return (Gzip, "gzip");
        return (Plain, null);
    }

    private static bool Accepts(HttpRequest request, string encoding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(
            accepted => accepted.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && accepted.Quality is not 0);
}
