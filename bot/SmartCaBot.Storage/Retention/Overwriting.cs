using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Retention;

/// <summary>Work whose removals are overwritten (<see cref="IDatabase.OverwriteRemovedAsync"/>); whatever becomes of it, what others remove is not.</summary>
internal static class Overwriting
{
    public static async ValueTask<T> RunAsync<T>(IDatabase database, ISqlSession session, Func<ValueTask<T>> work)
    {
        await database.OverwriteRemovedAsync(session, isWanted: true);
        try
        {
            return await work();
        }
        finally
        {
            await database.OverwriteRemovedAsync(session, isWanted: false);
        }
    }
}
