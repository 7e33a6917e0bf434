using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>What a token says it can do (C_GetMechanismInfo), as far as it matters here. Read with each connection.</summary>
public sealed class TokenCapabilities
{
    private readonly IReadOnlyDictionary<ulong, MechanismInfo> _mechanisms;

    private TokenCapabilities(string model, string serial, IReadOnlyDictionary<ulong, MechanismInfo> mechanisms, ulong? keyWrap)
    {
        Model = model;
        Serial = serial;
        _mechanisms = mechanisms;
        var candidates = keyWrap is { } told ? [told] : new[] { Ckm.AesKeyWrapPad, Ckm.AesKeyWrapKwp };
        WrapMechanism = candidates.Where(each => Has(each, Ckf.Wrap | Ckf.Unwrap)).Select(each => (ulong?)each).FirstOrDefault();
    }

    public string Model { get; }

    public string Serial { get; }

    /// <summary>The CKM under which keys are wrapped; null: none that it offers.</summary>
    public ulong? WrapMechanism { get; }

    /// <summary>What the service cannot do without and this token lacks, in words; empty when all is there.</summary>
    public IReadOnlyList<string> Lacks =>
    [
        .. WrapMechanism is null ? ["wrapping keys (CKM_AES_KEY_WRAP_PAD or CKM_AES_KEY_WRAP_KWP)"] : Array.Empty<string>(),
        .. Has(Ckm.AesKeyGen, Ckf.Generate) ? Array.Empty<string>() : ["AES keys (CKM_AES_KEY_GEN)"],
        .. Has(Ckm.GenericSecretKeyGen, Ckf.Generate) && Has(Ckm.Sha256Hmac, Ckf.Sign) ? Array.Empty<string>() : ["HMAC keys (CKM_GENERIC_SECRET_KEY_GEN, CKM_SHA256_HMAC)"],
        .. CanUse(KeyAlgorithm.P256) ? Array.Empty<string>() : ["P-256 keys, which seal the audit log"],
    ];

    /// <summary>Makes such keys and signs with them, by PKCS#1 v1.5 or ECDSA.</summary>
    public bool CanUse(KeyAlgorithm algorithm) =>
        Has(algorithm.IsRsa() ? Ckm.RsaKeyPairGen : Ckm.EcKeyPairGen, Ckf.GenerateKeyPair, algorithm.Bits())
        && Has(algorithm.IsRsa() ? Ckm.RsaPkcs : Ckm.Ecdsa, Ckf.Sign, algorithm.Bits());

    public bool CanSign(SigningScheme scheme) => Has(Mechanisms.Of(scheme), Ckf.Sign);

    /// <summary>For an operator: one line.</summary>
    public override string ToString()
    {
        var algorithms = Enum.GetValues<KeyAlgorithm>().OrderByDescending(each => each.IsRsa()).ThenBy(each => each.Bits()).Where(CanUse);
        var wrap = WrapMechanism is { } mechanism ? $"wraps by CKM 0x{mechanism:X}" : "wraps no keys";
        var pss = Has(Ckm.RsaPkcsPss, Ckf.Sign) ? ", PSS" : "";
        return $"{Model}, serial {Serial}: {string.Join(", ", algorithms)}{pss}; {wrap}";
    }

    internal void Require(KeyAlgorithm algorithm)
    {
        if (!CanUse(algorithm))
            throw new NotSupportedByTokenException($"The token ({Model}) makes no {algorithm} keys.");
    }

    internal void Require(SigningScheme scheme)
    {
        if (!CanSign(scheme))
            throw new NotSupportedByTokenException($"The token ({Model}) does not sign by {scheme.Kind}.");
    }

    internal ulong RequireWrap() =>
        WrapMechanism ?? throw new NotSupportedByTokenException($"The token ({Model}) wraps no keys by a mechanism known here; see Token:KeyWrapMechanism.");

    internal static TokenCapabilities Read(FunctionList functions, TokenSlot token, ulong? keyWrap)
    {
        var found = new Dictionary<ulong, MechanismInfo>();
        foreach (var mechanism in keyWrap is { } told ? Mechanisms.Asked.Append(told) : Mechanisms.Asked)
        {
            if (MechanismInfo.Find(functions, token.Slot, mechanism) is { } info)
                found[mechanism] = info;
        }
        return new TokenCapabilities(token.Model, token.Serial, found, keyWrap);
    }

    private bool Has(ulong mechanism, ulong flags, int? bits = null) =>
        _mechanisms.TryGetValue(mechanism, out var info) && (info.Flags & flags) == flags && (bits is null || info.Allows(bits.Value));
}
