using SmartCaBot.Staff;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Erasures;

/// <summary>Somebody else decided the wish. Thrown inside the transaction of a removal, so that nothing of it stands.</summary>
internal sealed class DecidedMeanwhileException : Exception
{
    public static async ValueTask DecideAsync(ISqlSession session, Erasure wish, StaffMember by, DateTimeOffset now)
    {
        if (!await ErasureTable.DecideAsync(session, wish.Id, ErasureState.Done, by.Id, now, "")) throw new DecidedMeanwhileException();
    }
}
