using SmartCaBot.Admin.Reasons;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Admin.Switches;

internal sealed class SwitchControl(SwitchStore store, SwitchBoard board, TimeProvider clock) : ISwitchControl
{
    public const int LongestNotice = 300;

    public async Task<IReadOnlyDictionary<SwitchName, SwitchChange?>> StandingAsync(CancellationToken cancellationToken)
    {
        var last = (await store.LastAsync(cancellationToken)).ToDictionary(change => change.Name);
        return Enum.GetValues<SwitchName>().ToDictionary(name => name, last.GetValueOrDefault);
    }

    public Task<IReadOnlyList<SwitchChange>> HistoryAsync(int limit, CancellationToken cancellationToken) =>
        store.HistoryAsync(limit, cancellationToken);

    public Task LearnAsync(CancellationToken cancellationToken) => board.RefreshAsync(cancellationToken);

    public async Task<SwitchOutcome> ChangeAsync(SwitchOrder order, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var notice = order.TurnOn ? SwitchNotice.Usual : order.Notice ?? SwitchNotice.Usual;
        if (Reason.Read(order.Reason) is not { } reason) return SwitchOutcome.NoReason;
        if (!order.TurnOn && order.Until <= now) return SwitchOutcome.UntilIsPast;
        if (notice.Vietnamese.Length > LongestNotice || notice.English.Length > LongestNotice) return SwitchOutcome.NoticeTooLong;
        var last = (await store.LastAsync(cancellationToken)).FirstOrDefault(change => change.Name == order.Name)?.Number ?? 0;
        if (order.Known is { } known && known != last) return SwitchOutcome.ChangedMeanwhile;
        var change = new SwitchChange(order.Name, last + 1, order.TurnOn, order.TurnOn ? null : order.Until, notice, reason, order.Actor, now);
        if (!await store.TryAddAsync(change, cancellationToken)) return SwitchOutcome.ChangedMeanwhile;
        await board.RefreshAsync(cancellationToken);
        return SwitchOutcome.Changed;
    }
}
