namespace SmartCaBot.ZaloSandbox.Crowds;

/// <summary>What became of the crowd's texts. Answer times in milliseconds, from sending a text to having its answer.</summary>
/// <param name="Sent">Texts sent.</param>
/// <param name="Answered">Texts with exactly one answer.</param>
/// <param name="Missing">Texts without one.</param>
/// <param name="Repeated">Answers beyond the first to the same text.</param>
/// <param name="OutOfOrder">Answers that came after the answer to a later text.</param>
/// <param name="GaveUp">People who lost patience and said no more.</param>
/// <param name="Others">Messages that answer none of the person's texts.</param>
/// <param name="Faults">The first twenty things that were wrong, in words.</param>
public sealed record CrowdReport(
    int Sent, int Answered, int Missing, int Repeated, int OutOfOrder, int GaveUp, int Others, TimeSpan Took, double P50, double P99, double Max, IReadOnlyList<string> Faults)
{
    /// <summary>Everybody said all they had to say, and every text was answered once and in order.</summary>
    public bool IsPerfect => Sent > 0 && Answered == Sent && Repeated == 0 && OutOfOrder == 0 && GaveUp == 0;
}
