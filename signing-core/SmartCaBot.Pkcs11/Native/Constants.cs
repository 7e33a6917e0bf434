namespace SmartCaBot.Pkcs11.Native;

/// <summary>Object attributes (PKCS#11 v2.40, CKA_*).</summary>
internal static class Cka
{
    public const ulong Class = 0x0;
    public const ulong Token = 0x1;
    public const ulong Private = 0x2;
    public const ulong Label = 0x3;
    public const ulong Value = 0x11;
    public const ulong CertificateType = 0x80;
    public const ulong KeyType = 0x100;
    public const ulong Subject = 0x101;
    public const ulong Sensitive = 0x103;
    public const ulong Wrap = 0x106;
    public const ulong Unwrap = 0x107;
    public const ulong Sign = 0x108;
    public const ulong Verify = 0x10A;
    public const ulong Modulus = 0x120;
    public const ulong ModulusBits = 0x121;
    public const ulong PublicExponent = 0x122;
    public const ulong ValueLength = 0x161;
    public const ulong Extractable = 0x162;
    public const ulong EcParams = 0x180;
    public const ulong EcPoint = 0x181;
}

/// <summary>Object classes (CKO_*).</summary>
internal static class Cko
{
    public const ulong Certificate = 1;
    public const ulong PublicKey = 2;
    public const ulong PrivateKey = 3;
    public const ulong SecretKey = 4;
}

/// <summary>Key types (CKK_*).</summary>
internal static class Ckk
{
    public const ulong Rsa = 0;
    public const ulong Ec = 3;
    public const ulong GenericSecret = 0x10;
    public const ulong Aes = 0x1F;
}

/// <summary>Mechanisms (CKM_*).</summary>
internal static class Ckm
{
    public const ulong RsaKeyPairGen = 0x0;
    public const ulong RsaPkcs = 0x1;
    public const ulong RsaPkcsPss = 0xD;
    public const ulong Sha256 = 0x250;
    public const ulong Sha256Hmac = 0x251;
    public const ulong Sha384 = 0x260;
    public const ulong Sha512 = 0x270;
    public const ulong GenericSecretKeyGen = 0x350;
    public const ulong EcKeyPairGen = 0x1040;
    public const ulong Ecdsa = 0x1041;
    public const ulong AesKeyGen = 0x1080;
    public const ulong AesKeyWrapPad = 0x210A;

    /// <summary>RFC 5649 as PKCS#11 v3.0 names it.</summary>
    public const ulong AesKeyWrapKwp = 0x210B;
}

/// <summary>Flags (CKF_*) and user types (CKU_*).</summary>
internal static class Ckf
{
    public const ulong OsLockingOk = 0x2;
    public const ulong RwSession = 0x2;
    public const ulong SerialSession = 0x4;
    public const ulong TokenInitialized = 0x400;

    // What a mechanism is good for.
    public const ulong Sign = 0x800;
    public const ulong Generate = 0x8000;
    public const ulong GenerateKeyPair = 0x10000;
    public const ulong Wrap = 0x20000;
    public const ulong Unwrap = 0x40000;

    public const ulong UserSecurityOfficer = 0;
    public const ulong UserNormal = 1;
}
