using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Pkcs11.Native;

namespace SmartCaBot.Pkcs11.Tokens;

/// <summary>Finding and reading what the token holds.</summary>
public sealed unsafe partial class TokenSession
{
    /// <summary>
    /// A key by its label, or null. Found once a connection, because SoftHSM searches all objects each time.
    /// Throws when the label is not unique.
    /// </summary>
    public KeyHandle? FindKey(KeyKind kind, string label)
    {
        if (Connection.TryGetKey(kind, label, out var known))
            return known;
        if (Find(ClassOf(kind), label) is not { } handle)
            return null;
        var key = new KeyHandle(handle.Value, Generation);
        Connection.Remember(kind, label, key);
        return key;
    }

    /// <summary>The public key under a label, as SubjectPublicKeyInfo (DER), or null.</summary>
    public byte[]? ReadPublicKey(string label, KeyAlgorithm algorithm) =>
        FindKey(KeyKind.PublicKey, label) is { } key ? ReadPublicKey(key, algorithm) : null;

    /// <summary>The certificate (DER) under a label, or null.</summary>
    public byte[]? FindCertificate(string label) =>
        Find(Cko.Certificate, label) is { } handle ? ReadAttribute(handle, Cka.Value) : null;

    /// <summary>Stores a certificate in the token.</summary>
    /// <param name="label">Where.</param>
    /// <param name="subject">The certificate's subject name, DER.</param>
    /// <param name="certificate">DER.</param>
    public void StoreCertificate(string label, ReadOnlySpan<byte> subject, ReadOnlySpan<byte> certificate)
    {
        const int size = 16 * 1024;
        var memory = stackalloc byte[size];
        var template = new Template(memory, size);
        template.Add(Cka.Class, Cko.Certificate);
        template.Add(Cka.CertificateType, 0UL);
        template.Add(Cka.Token, true);
        template.Add(Cka.Private, false);
        template.Add(Cka.Label, Encoding.UTF8.GetBytes(label));
        template.Add(Cka.Subject, subject);
        template.Add(Cka.Value, certificate);
        CULong handle;
        Check(
            _functions.CreateObject(_handle, template.Pointer, new CULong((uint)template.Count), &handle),
            "C_CreateObject");
    }

    /// <summary>Whether the token still has the object.</summary>
    public bool Holds(KeyHandle key)
    {
        if (!Knows(key))
            return false;
        var type = stackalloc byte[8];
        var request = stackalloc byte[24];
        Abi.Current.WriteTriple(new Span<byte>(request, Abi.Current.TripleSize), Cka.KeyType, (nint)type, Abi.Current.ULong);
        return _functions.GetAttributeValue(_handle, Native(key), request, new CULong(1)).Value == Ckr.Ok;
    }

    /// <summary>How many unwrapped keys live in the token now, of this process.</summary>
    public int CountUnwrappedKeys()
    {
        const int most = 64;
        var memory = stackalloc byte[Template.Size];
        var template = new Template(memory, Template.Size);
        template.Add(Cka.Class, Cko.PrivateKey);
        template.Add(Cka.Token, false);
        Check(_functions.FindObjectsInit(_handle, template.Pointer, new CULong((uint)template.Count)), "C_FindObjectsInit");
        try
        {
            var total = 0;
            var found = stackalloc CULong[most];
            for (CULong count = new(most); count.Value == most; total += (int)count.Value)
                Check(_functions.FindObjects(_handle, found, new CULong(most), &count), "C_FindObjects");
            return total;
        }
        finally
        {
            _ = _functions.FindObjectsFinal(_handle);
        }
    }

    /// <summary>Destroys every key of the token with that label. How many there were.</summary>
    public int DestroyKeys(KeyKind kind, string label)
    {
        var found = FindAll(ClassOf(kind), label);
        foreach (var key in found)
            Check(_functions.DestroyObject(_handle, key), "C_DestroyObject");
        Connection.Forget(kind, label);
        return found.Length;
    }

    private static ulong ClassOf(KeyKind kind) => kind switch
    {
        KeyKind.PublicKey => Cko.PublicKey,
        KeyKind.PrivateKey => Cko.PrivateKey,
        _ => Cko.SecretKey,
    };

    private byte[] ReadPublicKey(KeyHandle key, KeyAlgorithm algorithm)
    {
        var handle = Native(key);
        if (!algorithm.IsRsa())
            return PublicKeys.Elliptic(algorithm, ReadAttribute(handle, Cka.EcPoint));
        return PublicKeys.Rsa(ReadAttribute(handle, Cka.Modulus), ReadAttribute(handle, Cka.PublicExponent));
    }

    private CULong? Find(ulong objectClass, string label) => FindAll(objectClass, label) switch
    {
        [] => null,
        [var only] => only,
        _ => throw new CryptographicException($"The token holds more than one object labelled {label}."),
    };

    private CULong[] FindAll(ulong objectClass, string label)
    {
        const int most = 16;
        var memory = stackalloc byte[Template.Size];
        var template = new Template(memory, Template.Size);
        template.Add(Cka.Class, objectClass);
        template.Add(Cka.Token, true);
        template.Add(Cka.Label, Encoding.UTF8.GetBytes(label));
        Check(_functions.FindObjectsInit(_handle, template.Pointer, new CULong((uint)template.Count)), "C_FindObjectsInit");
        try
        {
            var found = stackalloc CULong[most];
            CULong count;
            Check(_functions.FindObjects(_handle, found, new CULong(most), &count), "C_FindObjects");
            return new ReadOnlySpan<CULong>(found, (int)count.Value).ToArray();
        }
        finally
        {
            _ = _functions.FindObjectsFinal(_handle);
        }
    }

    private byte[] ReadAttribute(CULong handle, ulong attribute)
    {
        const int size = 16 * 1024;
        var value = stackalloc byte[size];
        var request = stackalloc byte[24];
        var triple = new Span<byte>(request, Abi.Current.TripleSize);
        Abi.Current.WriteTriple(triple, attribute, (nint)value, size);
        Check(_functions.GetAttributeValue(_handle, handle, request, new CULong(1)), "C_GetAttributeValue");
        var length = (int)Abi.Current.ReadULong(triple[(Abi.Current.ULong + Abi.Current.Pointer)..]);
        return new ReadOnlySpan<byte>(value, length).ToArray();
    }
}
