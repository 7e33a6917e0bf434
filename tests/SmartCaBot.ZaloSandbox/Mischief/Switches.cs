using System.Collections.Concurrent;

namespace SmartCaBot.ZaloSandbox.Mischief;

/// <summary>All switches; every one is off at first.</summary>
public sealed class Switches
{
    private readonly ConcurrentDictionary<Misbehaviour, Setting> _settings = new();
    private readonly ConcurrentDictionary<Misbehaviour, int> _happened = new();

    public static IReadOnlyList<Misbehaviour> All { get; } = Enum.GetValues<Misbehaviour>();

    public Switch this[Misbehaviour kind]
    {
        get => _settings.TryGetValue(kind, out var setting) ? setting.Switch : new Switch();
        set => _settings[kind] = new Setting(value);
    }

    /// <summary>Everything at once at one rate; the other values of <paramref name="like"/> are kept.</summary>
    public void Everything(Switch like)
    {
        foreach (var kind in All) this[kind] = like;
    }

    public void Off() => _settings.Clear();

    /// <summary>How often it happened so far.</summary>
    public int Happened(Misbehaviour kind) => _happened.GetValueOrDefault(kind);

    /// <summary>The switch when it happens now to this person, or null.</summary>
    internal Misfortune? Draw(Misbehaviour kind, string key)
    {
        if (!_settings.TryGetValue(kind, out var setting) || setting.Draw(kind, key) is not { } misfortune) return null;
        _happened.AddOrUpdate(kind, 1, static (_, count) => count + 1);
        return misfortune;
    }

    private sealed class Setting(Switch chosen)
    {
        private readonly ConcurrentDictionary<string, int> _counts = new();
        private int _times;

        public Switch Switch { get; } = chosen;

        public Misfortune? Draw(Misbehaviour kind, string key)
        {
            if (Switch.Rate <= 0) return null;
            var count = _counts.AddOrUpdate(key, 1, static (_, before) => before + 1);
            if (Dice.Roll(Switch.Seed, (int)kind, key, count) >= Switch.Rate) return null;
            if (Switch.Times is { } most && Interlocked.Increment(ref _times) > most) return null;
            var share = Dice.Roll(~Switch.Seed, (int)kind, key, count);
            return new Misfortune(Switch, Switch.Longest * (0.1 + (0.9 * share)));
        }
    }
}
