namespace SmartCaBot.Signing.Certificates;

/// <param name="Der">The certificate.</param>
/// <param name="SerialNumber">Upper-case hex.</param>
/// <param name="NotBefore">Start of validity.</param>
/// <param name="NotAfter">End of validity.</param>
internal sealed record IssuedCertificate(byte[] Der, string SerialNumber, DateTimeOffset NotBefore, DateTimeOffset NotAfter);
