using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Conversations;

/// <summary>The host's, once it is put together: the storage is opened before it.</summary>
internal sealed class DeedWriters
{
    private IDeedWriter[] _writers = [];

    public void Use(IEnumerable<IDeedWriter> writers) => _writers = [.. writers];

    /// <summary>Null for nearly all turns.</summary>
    public Func<ISqlSession, ValueTask>? Prepare(TurnCommit commit)
    {
        if (commit.Deed is null || _writers.Length == 0) return null;
        var writes = _writers.Select(writer => writer.Prepare(commit)).OfType<Func<ISqlSession, ValueTask>>().ToArray();
        return writes.Length == 0 ? null : async session =>
        {
            foreach (var write in writes) await write(session);
        };
    }
}
