using System.Text;

namespace SmartCaBot.ZaloSandbox.Mischief;

/// <summary>
/// Dice that fall by seed, kind, person and count, and not by the order in which threads come: what happens to one person in a run
/// does not depend on the others.
/// </summary>
internal static class Dice
{
    /// <summary>From 0 up to, and without, 1.</summary>
    public static double Roll(int seed, int kind, string key, int count)
    {
        var hash = Mix(((ulong)(uint)seed << 32) ^ ((ulong)(uint)kind << 20) ^ (uint)count);
        foreach (var octet in Encoding.UTF8.GetBytes(key)) hash = Mix(hash ^ octet);
        return (hash >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>SplitMix64's finalizer (public domain, Vigna 2015).</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
