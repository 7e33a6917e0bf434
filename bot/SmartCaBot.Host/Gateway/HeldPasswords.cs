using System.Collections.Concurrent;

namespace SmartCaBot.Host.Gateway;

/// <summary>Signing passwords between their message and the code's: in memory, taken once, gone after minutes or a restart.</summary>
internal sealed class HeldPasswords(TimeProvider clock)
{
    private const int Most = 10_000;

    private static readonly TimeSpan Time = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (string Password, DateTimeOffset Until)> _held = new(StringComparer.Ordinal);

    public void Hold(string reference, string password)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, (_, until)) in _held)
            if (until <= now) _held.TryRemove(old, out _);
        if (_held.Count < Most) _held[reference] = (password, now + Time);
    }

    public string? Take(string reference) =>
        _held.TryRemove(reference, out var held) && held.Until > clock.GetUtcNow() ? held.Password : null;
}
