using System.Security.Cryptography;

namespace SmartCaBot.Signing.Certificates;

/// <summary>Serial numbers as Vietnamese authorities write them: 16 bytes that begin with 54 01, here with 112 random bits behind.</summary>
internal static class SerialNumber
{
    public static byte[] Next() => [0x54, 0x01, .. RandomNumberGenerator.GetBytes(14)];
}
