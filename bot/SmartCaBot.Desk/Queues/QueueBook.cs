using SmartCaBot.Conversations.Handoff;
using SmartCaBot.Desk.Hours;

namespace SmartCaBot.Desk.Queues;

/// <summary>All queues with their hours, as of one moment.</summary>
internal sealed class QueueBook
{
    private readonly Dictionary<string, (DeskQueue Queue, WorkingHours Hours)> _byId;
    private readonly DeskQueue _general;

    public QueueBook(IReadOnlyList<DeskQueue> queues, IReadOnlyList<SpecialDay> days, TimeZoneInfo zone)
    {
        Queues = queues;
        Days = days;
        _byId = queues.ToDictionary(
            queue => queue.Id,
            queue => (queue, new WorkingHours(zone, queue.Week, days.Where(day => day.Queue is null || day.Queue == queue.Id))));
        _general = _byId.GetValueOrDefault(HandoffQueues.General).Queue ?? queues[0];
    }

    /// <summary>In the order of lists.</summary>
    public IReadOnlyList<DeskQueue> Queues { get; }

    public IReadOnlyList<SpecialDay> Days { get; }

    /// <summary>A queue that is not known is the general one.</summary>
    public DeskQueue Of(string id) => _byId.TryGetValue(id, out var found) ? found.Queue : _general;

    public bool Knows(string id) => _byId.ContainsKey(id);

    public WorkingHours HoursOf(string id) => _byId[Of(id).Id].Hours;
}
