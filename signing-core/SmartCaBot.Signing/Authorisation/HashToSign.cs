namespace SmartCaBot.Signing.Authorisation;

/// <summary>A digest that a relying system wants signed without showing the document.</summary>
/// <param name="Name">Shown to the citizen on both sides.</param>
/// <param name="Sha256">32 bytes.</param>
/// <param name="PssSalt">RSASSA-PSS with SHA-256 and a salt of so many bytes, which must fit the key; null: PKCS#1 v1.5, or ECDSA.</param>
public sealed record HashToSign(string Name, byte[] Sha256, int? PssSalt = null);
