using SmartCaBot.Desk.Cases;
using SmartCaBot.Desk.Duty;

namespace SmartCaBot.Desk.Live;

/// <summary>Tells each feed how its queue stands and who else looks at its case, when that has changed.</summary>
internal sealed class FeedSummaries(FeedHub hub)
{
    public void Tell(CaseBoard board, DutyBoard duty, DateTimeOffset now)
    {
        var clients = hub.Clients;
        if (clients.Count == 0) return;
        var mine = board.WithAgent.GroupBy(one => one.Agent!).ToDictionary(group => group.Key, group => (All: group.Count(), Awaiting: group.Count(one => one.AwaitsAgent)));
        var waiting = clients.Select(client => client.Staff.Office ?? "").Distinct()
            .ToDictionary(office => office, office => board.Waiting.Count(one => office.Length == 0 || one.Office is null || one.Office == office));
        foreach (var client in clients)
        {
            var own = mine.GetValueOrDefault(client.Staff.Id);
            client.Show("summary", FeedHub.Json(writer =>
            {
                writer.WriteNumber("waiting", waiting[client.Staff.Office ?? ""]);
                writer.WriteNumber("mine", own.All);
                writer.WriteNumber("awaiting", own.Awaiting);
                writer.WriteString("presence", duty.Find(client.Staff.Id)?.Choice.ToString() ?? "Offline");
            }));
            if (client.Viewing is not { } viewing) continue;
            client.Show("viewers", FeedHub.Json(writer =>
            {
                writer.WriteStartArray("names");
                foreach (var name in duty.Viewers(viewing, client.Staff.Id, now).Order(StringComparer.Ordinal)) writer.WriteStringValue(name);
                writer.WriteEndArray();
            }));
        }
    }
}
