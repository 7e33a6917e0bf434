namespace SmartCaBot.Desk.Supervision;

/// <summary>How one queue stands now, and what it did today. Times are working time.</summary>
/// <param name="Name">Of the queue.</param>
/// <param name="Waiting">Now.</param>
/// <param name="Longest">Of those that wait now.</param>
/// <param name="WithAgent">Now.</param>
/// <param name="Taken">Cases of today that somebody took.</param>
/// <param name="MedianPickUp">Of those.</param>
/// <param name="MedianFirstReply">Of those that were answered.</param>
/// <param name="Ended">Today.</param>
/// <param name="MedianResolution">Of those that agents ended.</param>
/// <param name="Breaches">Promises not kept, today and now.</param>
internal sealed record QueueFigures(
    string Name, int Waiting, TimeSpan Longest, int WithAgent, int Taken, TimeSpan? MedianPickUp, TimeSpan? MedianFirstReply, int Ended,
    TimeSpan? MedianResolution, Breaches Breaches);

/// <summary>How many cases were later than their queue promises.</summary>
internal readonly record struct Breaches(int PickUp, int FirstReply, int Resolution)
{
    public int All => PickUp + FirstReply + Resolution;
}

/// <param name="Name">As colleagues see it.</param>
/// <param name="Choice">Available, away, offline.</param>
/// <param name="Open">Cases they have now.</param>
/// <param name="Awaiting">Of those, where the citizen waits for an answer.</param>
/// <param name="Ended">Cases they ended today.</param>
internal sealed record AgentFigures(string Name, Duty.PresenceChoice Choice, int Open, int Awaiting, int Ended);

/// <param name="Queues">Each.</param>
/// <param name="Agents">Who is there, or has ended a case today.</param>
/// <param name="Ratings">How many gave 1, 2, 3, 4 and 5 today.</param>
/// <param name="Contacts">Contact details taken today because of what.</param>
internal sealed record DeskFigures(
    IReadOnlyList<QueueFigures> Queues, IReadOnlyList<AgentFigures> Agents, IReadOnlyList<int> Ratings,
    IReadOnlyDictionary<Dialogs.Ports.ContactCause, int> Contacts);
