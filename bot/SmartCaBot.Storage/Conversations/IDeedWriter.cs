using SmartCaBot.Conversations.Storing;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Conversations;

/// <summary>A module that keeps records of what is done to cases: it writes them in the commit of the turn that does it, so that both are stored, or neither.</summary>
public interface IDeedWriter
{
    /// <param name="commit">With a <see cref="TurnCommit.Deed"/>. Once for each try to commit it, and before the transaction: encrypt here.</param>
    /// <returns>The transaction's last statements, which may run again; null when there is nothing to write.</returns>
    Func<ISqlSession, ValueTask>? Prepare(TurnCommit commit);
}
