using System.Collections.Frozen;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Admin.Switches;

/// <summary>The switches as this node knows them: asked in every turn, so kept in memory.</summary>
internal sealed class SwitchBoard(SwitchStore store, TimeProvider clock) : ISwitches
{
    private FrozenDictionary<SwitchName, SwitchChange> _last = FrozenDictionary<SwitchName, SwitchChange>.Empty;

    public bool IsOn(SwitchName name) => Off(name) is null;

    public string? NoticeOf(SwitchName name, string language) => Off(name)?.Notice.In(language);

    /// <summary>The change that turned it off; null while it is on.</summary>
    public SwitchChange? Off(SwitchName name) =>
        Volatile.Read(ref _last).TryGetValue(name, out var change) && !change.IsOnAt(clock.GetUtcNow()) ? change : null;

    public async Task RefreshAsync(CancellationToken cancellationToken) =>
        Volatile.Write(ref _last, (await store.LastAsync(cancellationToken)).ToFrozenDictionary(change => change.Name));
}
