namespace SmartCaBot.Pkcs11;

public static class KeyAlgorithms
{
    // CKA_EC_PARAMS: the curve's OID, DER.
    private static ReadOnlySpan<byte> P256Parameters => [0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];

    private static ReadOnlySpan<byte> P384Parameters => [0x06, 0x05, 0x2b, 0x81, 0x04, 0x00, 0x22];

    public static bool IsRsa(this KeyAlgorithm algorithm) => algorithm is not (KeyAlgorithm.P256 or KeyAlgorithm.P384);

    /// <summary>Of the modulus, or of the curve's field.</summary>
    public static int Bits(this KeyAlgorithm algorithm) => algorithm switch
    {
        KeyAlgorithm.Rsa2048 => 2048,
        KeyAlgorithm.Rsa3072 => 3072,
        KeyAlgorithm.Rsa4096 => 4096,
        KeyAlgorithm.P256 => 256,
        KeyAlgorithm.P384 => 384,
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm)),
    };

    /// <summary>Of a public key with this many bits; null when it is none that is used here.</summary>
    public static KeyAlgorithm? Of(bool isRsa, int bits) =>
        Enum.GetValues<KeyAlgorithm>().Where(each => each.IsRsa() == isRsa && each.Bits() == bits).Select(each => (KeyAlgorithm?)each).FirstOrDefault();

    internal static ReadOnlySpan<byte> CurveParameters(this KeyAlgorithm algorithm) =>
        algorithm == KeyAlgorithm.P384 ? P384Parameters : P256Parameters;
}
