using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Api.Csc.Access;

/// <summary>A token that was given out; the token itself is not kept.</summary>
/// <param name="Hash">SHA-256 of it, hex.</param>
/// <param name="IsRefresh">Gets others, and is good for nothing else.</param>
/// <param name="Family">All that came of one authorisation: they end together.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Subject">The citizen who gave leave; empty: the client is let in by itself.</param>
/// <param name="Scope">What for.</param>
/// <param name="Transaction">Scope credential: what the citizen authorised.</param>
/// <param name="IsUsed">A refresh token that was exchanged; shown again, it was stolen.</param>
/// <param name="ExpiresAt">Good until then.</param>
/// <param name="Credential">One of the citizen's own: their account may hold other people's. Null for the client by itself.</param>
internal sealed record TokenRecord(
    string Hash, bool IsRefresh, string Family, string ClientId, string Subject, CscScope Scope, Guid? Transaction, bool IsUsed, DateTimeOffset ExpiresAt,
    Guid? Credential)
{
    public SubjectId? Citizen => Subject.Length == 0 ? null : new SubjectId(Subject);

    public override string ToString() => $"token of {ClientId}";
}
