using System.Security.Cryptography;

namespace SmartCaBot.ZaloSandbox.Phones;

/// <summary>A picture or file on the platform's servers.</summary>
public sealed record Asset(string Id, string Name, string ContentType, ReadOnlyMemory<byte> Content, DateTimeOffset Stored)
{
    /// <summary>Uploads of an account are kept this long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <summary>Hexadecimal MD5, as events about files carry it.</summary>
#pragma warning disable CA5351 // The platform's checksum is MD5; nothing relies on it for safety.
    public string Checksum => Convert.ToHexStringLower(MD5.HashData(Content.Span));
#pragma warning restore CA5351

    public string Extension => Path.GetExtension(Name).TrimStart('.').ToLowerInvariant();
}
