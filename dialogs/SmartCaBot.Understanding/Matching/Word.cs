namespace SmartCaBot.Understanding.Matching;

/// <summary>A word of a message after reading.</summary>
/// <param name="Id">Its number in the <see cref="Vocabulary"/>, or <see cref="Unknown"/>.</param>
/// <param name="Trust">1 as typed; less when it was corrected, or typed with other marks than the catalogue knows.</param>
/// <param name="FirstToken">The tokens it was read from.</param>
/// <param name="LastToken">Inclusive.</param>
internal readonly record struct Word(int Id, float Trust, int FirstToken, int LastToken)
{
    public const int Unknown = -1;
}
