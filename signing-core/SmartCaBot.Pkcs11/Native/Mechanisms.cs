using System.Runtime.InteropServices;

namespace SmartCaBot.Pkcs11.Native;

internal static class Mechanisms
{
    /// <summary>Those that decide what a token can be used for.</summary>
    public static readonly IReadOnlyList<ulong> Asked =
    [
        Ckm.RsaKeyPairGen, Ckm.RsaPkcs, Ckm.RsaPkcsPss, Ckm.EcKeyPairGen, Ckm.Ecdsa, Ckm.AesKeyGen, Ckm.GenericSecretKeyGen, Ckm.Sha256Hmac,
        Ckm.AesKeyWrapPad, Ckm.AesKeyWrapKwp,
    ];

    public static ulong Of(SigningScheme scheme) => scheme.Kind switch
    {
        SchemeKind.RsaPkcs1 => Ckm.RsaPkcs,
        SchemeKind.RsaPss => Ckm.RsaPkcsPss,
        _ => Ckm.Ecdsa,
    };
}

/// <summary>CK_MECHANISM_INFO.</summary>
/// <param name="Least">Key size, in bits for RSA and elliptic curves.</param>
/// <param name="Most">The same.</param>
/// <param name="Flags">CKF_*.</param>
internal readonly record struct MechanismInfo(ulong Least, ulong Most, ulong Flags)
{
    /// <summary>A token that states no sizes (0) is believed to allow all.</summary>
    public bool Allows(int bits) => Most == 0 || ((ulong)bits >= Least && (ulong)bits <= Most);

    /// <summary>Null when the token does not know the mechanism.</summary>
    public static unsafe MechanismInfo? Find(FunctionList functions, CULong slot, ulong mechanism)
    {
        var memory = stackalloc byte[3 * sizeof(ulong)];
        var result = functions.GetMechanismInfo(slot, new CULong((nuint)mechanism), memory);
        if (result.Value == Ckr.MechanismInvalid)
            return null;
        Pkcs11Exception.ThrowIfFailed(result, "C_GetMechanismInfo");
        var size = Abi.Current.ULong;
        ulong At(int index) => Abi.Current.ReadULong(new ReadOnlySpan<byte>(memory + (index * size), size));
        return new MechanismInfo(At(0), At(1), At(2));
    }
}
