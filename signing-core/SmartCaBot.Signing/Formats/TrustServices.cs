using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Formats;

/// <summary>What levels above B need from others.</summary>
public sealed record TrustServices(ITimeStamps TimeStamps, IRevocationEvidence Revocation);
