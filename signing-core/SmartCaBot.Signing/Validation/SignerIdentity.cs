namespace SmartCaBot.Signing.Validation;

/// <summary>Who a certificate belongs to. Personal: <see cref="ToString"/> tells only the certificate's number.</summary>
/// <param name="CommonName">The person or organisation.</param>
/// <param name="MaskedIds">The UID attributes with all but the last four characters hidden: CCCD:••••••••0123.</param>
/// <param name="IssuerName">Common name of the CA.</param>
/// <param name="SerialNumber">Upper-case hexadecimal.</param>
public sealed record SignerIdentity(string CommonName, IReadOnlyList<string> MaskedIds, string IssuerName, string SerialNumber)
{
    public override string ToString() => $"certificate {SerialNumber}";
}
