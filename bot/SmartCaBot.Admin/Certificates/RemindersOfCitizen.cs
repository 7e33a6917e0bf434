using SmartCaBot.Storage.Retention;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Certificates;

/// <summary>That somebody was reminded goes with them.</summary>
internal sealed class RemindersOfCitizen : ICitizenPart
{
    private const string Remove = "DELETE FROM certificate_reminders WHERE credential_id = $1";

    public async ValueTask<int> EraseAsync(ISqlSession session, CitizenTraces traces)
    {
        var removed = 0;
        foreach (var credential in traces.Credentials) removed += await session.ExecuteAsync(Remove, credential);
        return removed;
    }
}
