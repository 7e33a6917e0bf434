namespace SmartCaBot.Office.Posters;

/// <summary>What stands on a poster or a card.</summary>
/// <param name="Office">The office's name.</param>
/// <param name="Desk">The desk, as "Quầy 3"; empty for none.</param>
/// <param name="Title">What is to be done here, in a few words.</param>
/// <param name="Gain">What the citizen gets.</param>
/// <param name="Source">Where a told fact comes from, and of when; null where none is told.</param>
/// <param name="Steps">What to do, in order.</param>
/// <param name="Url">What the code holds.</param>
/// <param name="ShownUrl">The same for a person to type.</param>
/// <param name="Word">What to send in Zalo; null when that channel is not offered.</param>
/// <param name="Hotline">Digits.</param>
internal sealed record PosterText(
    string Office, string Desk, string Title, string Gain, string? Source, IReadOnlyList<string> Steps, string Url, string ShownUrl, string? Word, string Hotline);
