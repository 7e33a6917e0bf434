using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Retention;

/// <summary>What a module keeps of a citizen beside the signing core: it goes when the citizen is erased.</summary>
public interface ICitizenPart
{
    /// <summary>Under which names it keeps files of them; they are removed too.</summary>
    ValueTask<IReadOnlyList<string>> ShelvesAsync(ISqlSession session, CitizenTraces traces) => ValueTask.FromResult<IReadOnlyList<string>>([]);

    /// <summary>Removes it, in the transaction that removes the rest. Returns how many rows.</summary>
    ValueTask<int> EraseAsync(ISqlSession session, CitizenTraces traces);
}

/// <summary>By what rows may be known to be a citizen's; ids as they stand in the tables.</summary>
/// <param name="Accounts">Theirs alone.</param>
/// <param name="Dossiers">All.</param>
/// <param name="Credentials">All.</param>
/// <param name="Transactions">All.</param>
public sealed record CitizenTraces(
    IReadOnlyList<string> Accounts, IReadOnlyList<string> Dossiers, IReadOnlyList<string> Credentials, IReadOnlyList<string> Transactions);
