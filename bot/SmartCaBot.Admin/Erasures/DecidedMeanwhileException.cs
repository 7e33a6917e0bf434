using SmartCaBot.Staff;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Admin.Erasures;

/// <summary>Somebody else decided the wish. Thrown inside the transaction of a removal, so that nothing of it stands.</summary>
internal sealed class DecidedMeanwhileException : Exception
{
    /// <summary>It is still to be decided, and stays so until the end of the transaction.</summary>
    public static async ValueTask RequireOpenAsync(ISqlSession session, Erasure wish)
    {
        if (!await ErasureTable.IsOpenAsync(session, wish.Id)) throw new DecidedMeanwhileException();
    }

    public static async ValueTask DecideAsync(ISqlSession session, Erasure wish, StaffMember by, DateTimeOffset now)
    {
        if (!await ErasureTable.DecideAsync(session, wish.Id, ErasureState.Done, by.Id, now, "")) throw new DecidedMeanwhileException();
    }
}
