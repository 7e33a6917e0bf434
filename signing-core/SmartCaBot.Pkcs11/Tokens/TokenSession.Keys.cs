using System.Runtime.InteropServices;
using System.Text;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>Making keys: those that stay in the token under a label.</summary>
public sealed unsafe partial class TokenSession
{
    /// <summary>Makes an AES-256 key that wraps and unwraps others, never leaves the token and does nothing else.</summary>
    public KeyHandle GenerateWrappingKey(string label)
    {
        var memory = stackalloc byte[Template.Size];
        var template = new Template(memory, Template.Size);
        AddTokenObject(ref template, label);
        template.Add(Cka.Wrap, true);
        template.Add(Cka.Unwrap, true);
        template.Add(Cka.ValueLength, 32UL);
        return GenerateSecret(Ckm.AesKeyGen, label, template);
    }

    /// <summary>Makes a 256-bit secret for HMAC that never leaves the token.</summary>
    public KeyHandle GenerateMacKey(string label)
    {
        var memory = stackalloc byte[Template.Size];
        var template = new Template(memory, Template.Size);
        AddTokenObject(ref template, label);
        template.Add(Cka.KeyType, Ckk.GenericSecret);
        template.Add(Cka.Sign, true);
        template.Add(Cka.ValueLength, 32UL);
        return GenerateSecret(Ckm.GenericSecretKeyGen, label, template);
    }

    /// <summary>
    /// Makes a key pair that stays in the token, both halves under one label that has no private key yet. Public halves that an
    /// interrupted call left there go first: beside another, neither would be found.
    /// </summary>
    public KeyHandle GenerateKeyPair(KeyAlgorithm algorithm, string label)
    {
        foreach (var left in FindAll(Cko.PublicKey, label))
            Check(_functions.DestroyObject(_handle, left), "C_DestroyObject");
        var publicMemory = stackalloc byte[Template.Size];
        var publicTemplate = PublicTemplate(algorithm, publicMemory);
        publicTemplate.Add(Cka.Token, true);
        publicTemplate.Add(Cka.Label, Encoding.UTF8.GetBytes(label));
        var privateMemory = stackalloc byte[Template.Size];
        var privateTemplate = new Template(privateMemory, Template.Size);
        AddTokenObject(ref privateTemplate, label);
        privateTemplate.Add(Cka.Sign, true);
        var (publicKey, privateKey) = GeneratePair(algorithm, publicTemplate, privateTemplate, inToken: true);
        Connection.Remember(KeyKind.PublicKey, label, publicKey);
        Connection.Remember(KeyKind.PrivateKey, label, privateKey);
        return privateKey;
    }

    private static void AddTokenObject(ref Template template, string label)
    {
        template.Add(Cka.Token, true);
        template.Add(Cka.Private, true);
        template.Add(Cka.Sensitive, true);
        template.Add(Cka.Extractable, false);
        template.Add(Cka.Label, Encoding.UTF8.GetBytes(label));
    }

    private static Template PublicTemplate(KeyAlgorithm algorithm, byte* memory)
    {
        var template = new Template(memory, Template.Size);
        template.Add(Cka.Verify, true);
        if (!algorithm.IsRsa())
        {
            template.Add(Cka.EcParams, algorithm.CurveParameters());
        }
        else
        {
            template.Add(Cka.ModulusBits, (ulong)algorithm.Bits());
            template.Add(Cka.PublicExponent, [1, 0, 1]);
        }
        return template;
    }

    private KeyHandle GenerateSecret(ulong mechanism, string label, Template template)
    {
        var mechanismBytes = stackalloc byte[24];
        WriteMechanism(mechanismBytes, mechanism);
        CULong handle;
        Check(
            _functions.GenerateKey(_handle, mechanismBytes, template.Pointer, new CULong((uint)template.Count), &handle),
            "C_GenerateKey");
        var key = new KeyHandle(handle.Value, Generation);
        Connection.Remember(KeyKind.SecretKey, label, key);
        return key;
    }

    private (KeyHandle Public, KeyHandle Private) GeneratePair(
        KeyAlgorithm algorithm, Template publicTemplate, Template privateTemplate, bool inToken)
    {
        Capabilities.Require(algorithm);
        var mechanism = stackalloc byte[24];
        WriteMechanism(mechanism, algorithm.IsRsa() ? Ckm.RsaKeyPairGen : Ckm.EcKeyPairGen);
        CULong publicKey;
        CULong privateKey;
        Check(
            _functions.GenerateKeyPair(
                _handle, mechanism, publicTemplate.Pointer, new CULong((uint)publicTemplate.Count),
                privateTemplate.Pointer, new CULong((uint)privateTemplate.Count), &publicKey, &privateKey),
            "C_GenerateKeyPair");
        var maker = inToken ? 0 : Id;
        return (new KeyHandle(publicKey.Value, Generation, maker), new KeyHandle(privateKey.Value, Generation, maker));
    }
}
