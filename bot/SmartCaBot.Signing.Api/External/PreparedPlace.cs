using System.Globalization;

namespace SmartCaBot.Signing.Api.External;

/// <summary>Where a prepared document lies.</summary>
/// <param name="Shelf">Whose files.</param>
/// <param name="FileId">Which.</param>
/// <param name="Pages">How many it has.</param>
/// <param name="Sha256">Of the file, hex.</param>
/// <param name="SignaturePage">Where the signature is seen; 0 for nowhere.</param>
internal sealed record PreparedPlace(string Shelf, string FileId, int Pages, string Sha256, int SignaturePage)
{
    private const char Between = '|';

    public string Write() => string.Create(CultureInfo.InvariantCulture, $"{Shelf}{Between}{FileId}{Between}{Pages}{Between}{Sha256}{Between}{SignaturePage}");

    public static PreparedPlace? Read(string text) =>
        text.Split(Between) is [var shelf, var file, var pages, var sha256, var page] && int.TryParse(pages, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            ? new(shelf, file, count, sha256, seen)
            : null;
}
