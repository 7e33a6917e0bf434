using System.Globalization;

namespace SmartCaBot.Signing.Api.External;

/// <summary>Where a prepared document lies.</summary>
/// <param name="Shelf">Whose files.</param>
/// <param name="FileId">Which.</param>
/// <param name="Pages">How many it has.</param>
/// <param name="Sha256">Of the document, hex.</param>
internal sealed record PreparedPlace(string Shelf, string FileId, int Pages, string Sha256)
{
    private const char Between = '|';

    public string Write() => string.Join(Between, Shelf, FileId, Pages.ToString(CultureInfo.InvariantCulture), Sha256);

    public static PreparedPlace? Read(string text) =>
        text.Split(Between) is [var shelf, var file, var pages, var sha256] && int.TryParse(pages, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new(shelf, file, count, sha256)
            : null;
}
