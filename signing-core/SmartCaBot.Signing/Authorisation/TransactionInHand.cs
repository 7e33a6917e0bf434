using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Authorisation;

/// <summary>A transaction and what it signs with, as of one moment.</summary>
/// <param name="Transaction">As stored.</param>
/// <param name="Credential">As stored; null when it is gone.</param>
public sealed record TransactionInHand(SigningTransaction Transaction, Credential? Credential);
