using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Signing.Keys;

/// <summary>
/// A credential whose key was found to belong to its certificate, with the verifier made from that certificate and, once it
/// has signed, the unwrapped key. Making the verifier costs half as much as an RSA signature, so it is kept with the key.
/// </summary>
internal sealed class LiveKey(Credential credential, SignatureCheck check)
{
    private readonly Lock _gate = new();
    private KeyHandle? _handle;

    public Guid CredentialId => credential.Id;

    public SignatureCheck Check => check;

    /// <summary>Guarded by <see cref="LiveKeys"/>.</summary>
    public int Users { get; set; }

    /// <summary>Guarded by <see cref="LiveKeys"/>.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>Whether it is still what the store holds.</summary>
    public bool IsOf(Credential stored) =>
        stored.Certificate.AsSpan().SequenceEqual(credential.Certificate)
        && stored.Key.Blob.AsSpan().SequenceEqual(credential.Key.Blob)
        && stored.Key.Mac.AsSpan().SequenceEqual(credential.Key.Mac);

    /// <summary>The key in the token, unwrapped unless it lives there already in this connection.</summary>
    public KeyHandle In(TokenSession session)
    {
        lock (_gate)
        {
            if (_handle is { } handle && session.Knows(handle))
                return handle;
            var kek = session.FindKey(KeyKind.SecretKey, credential.Key.KekLabel)
                ?? throw new KeysMissingException(credential.Key.KekLabel);
            var unwrapped = session.Unwrap(kek, credential.Algorithm, credential.Key.Blob);
            _handle = unwrapped;
            return unwrapped;
        }
    }

    /// <summary>No user is left and none will come.</summary>
    public void Destroy(TokenSession session)
    {
        if (_handle is { } handle)
            session.Destroy(handle);
        check.Dispose();
    }
}
