namespace SmartCaBot.Signing.Tests.Pdf.Corpus;

/// <summary>What must become of a file: whoever made it, nothing third happens.</summary>
public enum Fate
{
    Signed,
    Refused,

    /// <summary>Hand-damaged: whichever is right for it, as long as the result is whole.</summary>
    Either,
}

/// <param name="Name">Producer and mode.</param>
/// <param name="Fate">What must become of it.</param>
/// <param name="Make">Makes it with the programs and files of the directory.</param>
internal sealed record CorpusFile(string Name, Fate Fate, Func<Tool, byte[]> Make);
