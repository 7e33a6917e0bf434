using System.Collections.Frozen;

namespace SmartCaBot.Desk.Duty;

/// <summary>Everybody at the desk whose browser is heard of, as of one moment.</summary>
internal sealed class DutyBoard(IReadOnlyList<Presence> people)
{
    public static readonly DutyBoard Empty = new([]);

    private readonly FrozenDictionary<string, Presence> _byStaff = people.ToFrozenDictionary(one => one.Staff);
    private readonly ILookup<string?, Presence> _byCase = people.ToLookup(one => one.Viewing);

    public IReadOnlyList<Presence> People => people;

    public int OnDuty(DateTimeOffset now) => people.Count(one => one.IsOnDuty(now));

    public Presence? Find(string staff) => _byStaff.GetValueOrDefault(staff);

    /// <summary>Who has a case open, besides one of them.</summary>
    public IEnumerable<string> Viewers(string caseId, string except, DateTimeOffset now) =>
        _byCase[caseId].Where(one => one.Staff != except && one.AliveUntil > now).Select(one => one.Name);
}
