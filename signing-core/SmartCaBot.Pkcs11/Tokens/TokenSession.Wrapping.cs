using System.Runtime.InteropServices;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>Keys that live outside the token, encrypted, and come in only to sign.</summary>
public sealed unsafe partial class TokenSession
{
    // RSA-4096 in PKCS#8 wraps to about 2,400 bytes.
    private const int MaxBlob = 4096;

    /// <summary>Makes a key pair in the token, wraps the private key, and leaves nothing behind.</summary>
    public WrappedKeyPair GenerateWrappedKeyPair(KeyAlgorithm algorithm, KeyHandle wrappingKey)
    {
        var publicMemory = stackalloc byte[Template.Size];
        var publicTemplate = PublicTemplate(algorithm, publicMemory);
        publicTemplate.Add(Cka.Token, false);
        var privateMemory = stackalloc byte[Template.Size];
        var privateTemplate = new Template(privateMemory, Template.Size);
        privateTemplate.Add(Cka.Token, false);
        privateTemplate.Add(Cka.Private, true);
        privateTemplate.Add(Cka.Sensitive, true);
        privateTemplate.Add(Cka.Extractable, true);
        privateTemplate.Add(Cka.Sign, true);
        var (publicKey, privateKey) = GeneratePair(algorithm, publicTemplate, privateTemplate, inToken: false);
        Connection.CountObject();
        Connection.CountObject();
        try
        {
            return new WrappedKeyPair(Wrap(wrappingKey, privateKey), ReadPublicKey(publicKey, algorithm));
        }
        finally
        {
            Destroy(publicKey);
            Destroy(privateKey);
        }
    }

    /// <summary>
    /// Brings a wrapped private key in as a session object that cannot leave again. It lives until destroyed or until the
    /// connection ends. A blob that fails its integrity check throws <see cref="Pkcs11Exception"/>.
    /// </summary>
    public KeyHandle Unwrap(KeyHandle wrappingKey, KeyAlgorithm algorithm, ReadOnlySpan<byte> blob) =>
        Unwrap(wrappingKey, algorithm, blob, mayLeave: false);

    /// <summary>Wraps under another key what one key has wrapped. In clear it exists inside the token alone, for the time of the call.</summary>
    public byte[] Rewrap(KeyHandle from, KeyHandle to, KeyAlgorithm algorithm, ReadOnlySpan<byte> blob)
    {
        var key = Unwrap(from, algorithm, blob, mayLeave: true);
        try
        {
            return Wrap(to, key);
        }
        finally
        {
            Destroy(key);
        }
    }

    private KeyHandle Unwrap(KeyHandle wrappingKey, KeyAlgorithm algorithm, ReadOnlySpan<byte> blob, bool mayLeave)
    {
        var kek = Native(wrappingKey);
        var memory = stackalloc byte[Template.Size];
        var template = new Template(memory, Template.Size);
        template.Add(Cka.Class, Cko.PrivateKey);
        template.Add(Cka.KeyType, algorithm.IsRsa() ? Ckk.Rsa : Ckk.Ec);
        template.Add(Cka.Token, false);
        template.Add(Cka.Private, true);
        template.Add(Cka.Sensitive, true);
        template.Add(Cka.Extractable, mayLeave);
        template.Add(Cka.Sign, true);
        var mechanism = stackalloc byte[24];
        WriteMechanism(mechanism, Capabilities.RequireWrap());
        CULong handle;
        Connection.CountObject();
        fixed (byte* wrapped = blob)
        {
            Check(
                _functions.UnwrapKey(
                    _handle, mechanism, kek, wrapped, new CULong((uint)blob.Length),
                    template.Pointer, new CULong((uint)template.Count), &handle),
                "C_UnwrapKey");
        }
        return new KeyHandle(handle.Value, Generation, Id);
    }

    /// <summary>Destroys a key that is known; a stale handle has nothing left to destroy.</summary>
    public void Destroy(KeyHandle key)
    {
        if (Knows(key))
            _ = _functions.DestroyObject(_handle, new CULong((nuint)key.Value));
    }

    private byte[] Wrap(KeyHandle wrappingKey, KeyHandle key)
    {
        var mechanism = stackalloc byte[24];
        WriteMechanism(mechanism, Capabilities.RequireWrap());
        var blob = stackalloc byte[MaxBlob];
        var length = new CULong(MaxBlob);
        Check(
            _functions.WrapKey(_handle, mechanism, Native(wrappingKey), Native(key), blob, &length), "C_WrapKey");
        return new ReadOnlySpan<byte>(blob, (int)length.Value).ToArray();
    }
}
