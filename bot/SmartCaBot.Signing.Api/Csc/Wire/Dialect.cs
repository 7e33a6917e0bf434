namespace SmartCaBot.Signing.Api.Csc.Wire;

/// <summary>Where the versions of the API differ in names and texts alone.</summary>
internal sealed record Dialect
{
    public static readonly Dialect V1 = new()
    {
        Name = "v1",
        Hash = "hash",
        HashAlgorithm = "hashAlgo",
        BearerMissing = CscFailure.NotJson,
        OtpWrong = new(400, "invalid_otp", "The OTP is invalid"),
        PinWrong = new(400, "invalid_pin", "The PIN is invalid"),
        Locked = CscFailure.Bad("OTP locked"),
    };

    public static readonly Dialect V2 = new()
    {
        Name = "v2",
        Hash = "hashes",
        HashAlgorithm = "hashAlgorithmOID",
        BearerMissing = CscFailure.Bad("Malformed authorization header"),
        OtpWrong = new(400, "invalid_authentication_data", "The authentication data is invalid"),
        PinWrong = new(400, "invalid_authentication_data", "The authentication data is invalid"),
        Locked = CscFailure.Bad("Credential locked"),
    };

    /// <summary>In addresses.</summary>
    public required string Name { get; init; }

    /// <summary>The parameter with digests.</summary>
    public required string Hash { get; init; }

    /// <summary>The parameter with their algorithm.</summary>
    public required string HashAlgorithm { get; init; }

    public required CscFailure BearerMissing { get; init; }

    public required CscFailure OtpWrong { get; init; }

    public required CscFailure PinWrong { get; init; }

    public required CscFailure Locked { get; init; }

    public bool IsV2 => this == V2;

    /// <summary>Version 1 names the certificate.</summary>
    public CscFailure CertificateExpired(string organisation, string name) =>
        CscFailure.Bad(IsV2 ? "Signing certificate is expired" : $"Signing certificate 'O={organisation},CN={name}' is expired.");
}
