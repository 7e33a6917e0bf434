using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Retention;

/// <summary>What a module keeps of a citizen beside the signing core: it goes when the citizen is erased.</summary>
public interface ICitizenPart
{
    /// <summary>Removes it, in the transaction that removes the rest. Returns how many rows.</summary>
    ValueTask<int> EraseAsync(ISqlSession session, CitizenTraces traces);
}

/// <summary>By what rows may be known to be a citizen's; ids as they stand in the tables.</summary>
public sealed record CitizenTraces(
    IReadOnlyList<string> Accounts, IReadOnlyList<string> Credentials, IReadOnlyList<string> Transactions);
