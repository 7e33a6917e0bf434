namespace SmartCaBot.Signing.Authorisation;

/// <summary>A digest that a relying system wants signed without showing the document.</summary>
/// <param name="Name">Shown to the citizen on both sides.</param>
/// <param name="Digest">SHA-256, SHA-384 or SHA-512, told by its length: 32, 48 or 64 bytes.</param>
/// <param name="PssSalt">RSASSA-PSS with that hash and a salt of so many bytes, which must fit the key; null: PKCS#1 v1.5, or ECDSA.</param>
public sealed record HashToSign(string Name, byte[] Digest, int? PssSalt = null);
