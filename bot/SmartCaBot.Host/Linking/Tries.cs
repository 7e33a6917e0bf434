using System.Globalization;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Host.Linking;

/// <summary>Counts tries within a window that begins with the first; shared by all nodes.</summary>
internal sealed class Tries(ISharedValues values, TimeProvider clock)
{
    private const int Retries = 10;

    /// <summary>Counts one. False, and nothing counted, when there were as many already, or when too many count at once to tell.</summary>
    public async Task<bool> TryTakeAsync(string name, int most, TimeSpan window, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Retries; i++)
        {
            var now = clock.GetUtcNow();
            var stored = await values.ReadAsync(name, cancellationToken);
            var (used, until) = stored is null || stored.IsOver(now)
                ? (0, now + window)
                : (int.Parse(stored.Value, CultureInfo.InvariantCulture), stored.ExpiresAt!.Value);
            if (used >= most) return false;
            if (await values.TryWriteAsync(name, (used + 1).ToString(CultureInfo.InvariantCulture), stored?.Version ?? 0, until, cancellationToken)) return true;
        }

        return false;
    }
}
