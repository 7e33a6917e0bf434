using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using SmartCaBot.Storage.Protection;

namespace SmartCaBot.Staff.Shell;

/// <summary>
/// What ASP.NET Core seals (anti-forgery tokens) under a key derived from the storage key: the same on every node and after a restart,
/// without a ring of keys to keep.
/// </summary>
internal sealed class StaffDataProtection(StorageKeys keys, string purpose = "web") : IDataProtectionProvider, IDataProtector, IDisposable
{
    private readonly DataProtector _protector = keys.ProtectorOf("data protection " + purpose);

    public IDataProtector CreateProtector(string name) => new StaffDataProtection(keys, $"{purpose.Length}:{purpose}/{name}");

    public byte[] Protect(byte[] plaintext) => _protector.Protect(plaintext, "");

    /// <exception cref="CryptographicException">Not sealed here, or changed since.</exception>
    public byte[] Unprotect(byte[] protectedData) => _protector.Unprotect(protectedData, "");

    public void Dispose() => _protector.Dispose();
}
