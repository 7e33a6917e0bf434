namespace SmartCaBot.Signing.Authorisation;

/// <summary>A digest that a relying system wants signed without showing the document.</summary>
/// <param name="Name">Shown to the citizen on both sides.</param>
/// <param name="Sha256">32 bytes.</param>
public sealed record HashToSign(string Name, byte[] Sha256);
