using SmartCaBot.Signing.Api.Csc.Wire;

namespace SmartCaBot.Signing.Api.Csc.Credentials;

/// <summary>What a client wants to be told of credentials.</summary>
/// <param name="Certificates">none, single or chain.</param>
/// <param name="CertInfo">What stands in the certificate, taken out of it.</param>
/// <param name="AuthInfo">Version 2: how its use is authorised. Version 1 always tells.</param>
internal sealed record Shown(string Certificates, bool CertInfo, bool AuthInfo)
{
    public const string None = "none";
    public const string Single = "single";
    public const string Chain = "chain";

    public static (Shown? Shown, CscFailure? Failure) Read(string? certificates, bool? certInfo, bool? authInfo) =>
        (certificates ?? Single) is var which && which is None or Single or Chain
            ? (new Shown(which, certInfo == true, authInfo == true), null)
            : (null, CscFailure.Invalid("certificates"));
}
