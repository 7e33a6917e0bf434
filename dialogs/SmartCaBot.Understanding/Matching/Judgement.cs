namespace SmartCaBot.Understanding.Matching;

internal readonly record struct Judgement(Candidate Best, IReadOnlyList<Candidate> Candidates, Decision Decision);
