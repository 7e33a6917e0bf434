using System.Threading.Channels;
using SmartCaBot.Staff;

namespace SmartCaBot.Desk.Live;

/// <summary>One open feed. What it cannot take in time ends it; its browser comes back and is told what it missed.</summary>
internal sealed class FeedClient(StaffMember staff, string? viewing)
{
    private const int Held = 128;

    private readonly Channel<FeedEvent> _events = Channel.CreateBounded<FeedEvent>(
        new BoundedChannelOptions(Held) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Dictionary<string, string> _shown = [];

    public StaffMember Staff => staff;

    /// <summary>Id of the case that is open in front of them.</summary>
    public string? Viewing => viewing;

    public ChannelReader<FeedEvent> Events => _events.Reader;

    public bool Wants(FeedEvent news) =>
        news.CaseId is { } id && (id == viewing || news.Owner == staff.Id || news.FormerOwner == staff.Id);

    public void Offer(FeedEvent news)
    {
        if (!_events.Writer.TryWrite(news)) End();
    }

    /// <summary>How something stands: told when it differs from what was told before.</summary>
    public void Show(string name, string json)
    {
        lock (_shown)
        {
            if (_shown.TryGetValue(name, out var before) && before == json) return;
            _shown[name] = json;
        }

        Offer(new FeedEvent(0, name, json, null));
    }

    public void End() => _events.Writer.TryComplete();
}
