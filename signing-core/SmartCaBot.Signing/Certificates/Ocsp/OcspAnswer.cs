namespace SmartCaBot.Signing.Certificates.Ocsp;

/// <param name="Der">OCSPResponse.</param>
/// <param name="ThisUpdate">When it was signed; null when it is a refusal.</param>
/// <param name="NextUpdate">Until when it may be kept; null when it may not: it has a nonce, or is a refusal.</param>
public sealed record OcspAnswer(byte[] Der, DateTimeOffset? ThisUpdate, DateTimeOffset? NextUpdate);
