namespace SmartCaBot.Understanding.Matching;

internal readonly record struct Verdict(Candidate Best, IReadOnlyList<Candidate> Candidates, Decision Decision);
