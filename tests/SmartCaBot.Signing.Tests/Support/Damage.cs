namespace SmartCaBot.Signing.Tests.Support;

/// <summary>Damaged copies, the same ones in every run.</summary>
internal static class Damage
{
    public static byte[] Make(Random random, byte[] original)
    {
        var bytes = (byte[])original.Clone();
        var at = random.Next(bytes.Length);
        switch (random.Next(5))
        {
            case 0:
                for (var i = random.Next(1, 6); i > 0; i--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 1:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                return bytes[..at];
            case 3:
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 200))..]];
            default:
                return [.. bytes[..Math.Min(bytes.Length, at + random.Next(1, 400))], .. bytes[at..]];
        }
    }
}
