using System.Globalization;

namespace SmartCaBot.Office.Documents;

/// <summary>What is personal of a document; stored encrypted.</summary>
/// <param name="FileId">Among the encrypted files.</param>
/// <param name="FileName">As the officer named it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Pages">How many; 0 where nobody knows before it is opened (all but PDF).</param>
/// <param name="Word">The officer's word to the citizen; may be empty.</param>
/// <param name="OfficerName">Who hands it over.</param>
/// <param name="LastDigits">The last four digits of the citizen's identity number, to be typed before anything is shown; null: not asked.</param>
internal sealed record HandedPaper(string FileId, string FileName, long Size, int Pages, string Word, string OfficerName, string? LastDigits)
{
    /// <summary>As people read it.</summary>
    public string Length => string.Create(CultureInfo.InvariantCulture, $"{(Pages > 0 ? $"{Pages} trang, " : "")}{Math.Max(1, Size / 1024)} KB");

    public override string ToString() => "HandedPaper(***)";
}
