namespace SmartCaBot.Desk.Transcripts;

/// <param name="CaseId">Whose files the lines link to.</param>
/// <param name="Lines">In order.</param>
internal sealed record LinesModel(string CaseId, IReadOnlyList<TurnLine> Lines);
