using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Erasure;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Files;
using SmartCaBot.Storage.Outbox;
using SmartCaBot.Storage.Signing;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Retention;

/// <summary>
/// Takes everything of a citizen away in one transaction: dossiers, keys, certificates, signing transactions, authenticators, identity
/// checks, messages to them, and what modules keep. Of a certificate its number, dates and status stay, for revocation lists and OCSP.
/// </summary>
internal sealed class CitizenRemoval(IDatabase database, AuditLog audit, CredentialTable credentials, OutboxCodec messages, FileFolder folder)
{
    private const string Hold = "SELECT id FROM holds WHERE lifted_at IS NULL AND ((kind = 'dossier' AND target = $1) OR conversation_id = $2)";

    private const string RemoveAuthenticator = "DELETE FROM authenticators WHERE credential_id = $1";

    private const string RemoveChecks = "DELETE FROM identity_checks WHERE holder_hash = $1";

    // Reads the whole outbox, once for each number and address. Those on their way go too: nothing is sent any more to who was erased.
    private const string RemoveMessages = "DELETE FROM outbox WHERE recipient_hash = $1";

    private const string RemoveFiles = "DELETE FROM files WHERE conversation_id = $1 RETURNING id";

    private const string RemoveLate = "DELETE FROM signing_transactions WHERE id >= $1 AND id < $2 AND credential_id = $3";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongestPreparation = TimeSpan.FromMinutes(10);

    public async Task<CitizenRemoved> EraseAsync(
        CitizenErasure erasure, IReadOnlyCollection<string> conversations, IReadOnlyCollection<ICitizenPart> parts,
        Func<ISqlSession, CitizenRemoved.Done, ValueTask> with, CancellationToken cancellationToken)
    {
        var left = erasure.Remains.Select(credential => (credential, credentials.Codec.Encode(credential.Id, credential))).ToArray();
        var recipients = erasure.Recipients.Select(messages.RecipientHash).ToArray();
        try
        {
            var (removed, files) = await database.WriteAsync<(CitizenRemoved, IReadOnlyList<string>)>(
                async session =>
                {
                    if (await IsHeldAsync(session, erasure.Of, conversations)) return (new CitizenRemoved.Held(), []);
                    var (done, gone) = await Overwriting.RunAsync(
                        database, session, () => RemoveAsync(session, erasure.Of, left, recipients, parts));
                    foreach (var revocation in erasure.Revocations) await audit.AppendAsync(session, revocation);
                    await with(session, done);
                    return (done, gone);
                },
                cancellationToken);
            // A crash before this leaves bytes without a row, which nobody can open; the daily sweep removes them.
            foreach (var file in files) folder.Delete(file);
            return removed;
        }
        catch (ChangedException)
        {
            return new CitizenRemoved.Changed();
        }
    }

    /// <summary>
    /// What somebody stored who had read the credential just before it was erased. Ids begin with the time, so few rows are read.
    /// </summary>
    public Task<int> RemoveLateAsync(Guid credential, DateTimeOffset erasedAt, CancellationToken cancellationToken)
    {
        var (id, from, until) = (credential.ToString(), TimeOf(erasedAt - Skew), TimeOf(erasedAt + LongestPreparation));
        return database.WriteAsync(
            async session => await session.ExecuteAsync(RemoveLate, from, until, id) + await session.ExecuteAsync(RemoveAuthenticator, id), cancellationToken);
    }

    private static async ValueTask<(CitizenRemoved.Done Done, IReadOnlyList<string> Files)> RemoveAsync(
        ISqlSession session, CitizenRecords records, (Credential Credential, byte[] Record)[] left, byte[][] recipients, IReadOnlyCollection<ICitizenPart> parts)
    {
        foreach (var dossier in records.Dossiers) Require(await DossierTable.TryRemoveAsync(session, dossier));
        foreach (var (credential, record) in left) Require(await CredentialTable.TryEraseAsync(session, credential, record));
        var (transactions, files, rows) = (new List<string>(), new List<string>(), 0);
        foreach (var credential in records.Credentials.Where(credential => !credential.IsErased))
        {
            transactions.AddRange(await TransactionTable.RemoveAsync(session, credential));
            rows += await session.ExecuteAsync(RemoveAuthenticator, credential.Id.ToString());
        }

        rows += await session.ExecuteAsync(RemoveChecks, records.HolderHash);
        foreach (var recipient in recipients) rows += await session.ExecuteAsync(RemoveMessages, recipient);
        var traces = new CitizenTraces(
            [.. records.Accounts.Except(records.Shared).Select(account => account.Value)], [.. records.Dossiers.Select(dossier => dossier.Id.ToString())],
            [.. left.Select(l => l.Credential.Id.ToString())], transactions);
        foreach (var part in parts)
        {
            foreach (var shelf in await part.ShelvesAsync(session, traces)) files.AddRange(await session.ListAsync(RemoveFiles, row => row.Text(0), shelf));
            rows += await part.EraseAsync(session, traces);
        }

        return (new CitizenRemoved.Done(records.Dossiers.Count, left.Length, transactions.Count, rows), files);
    }

    private static string TimeOf(DateTimeOffset at) => Guid.CreateVersion7(at).ToString()[..13];

    private static async ValueTask<bool> IsHeldAsync(ISqlSession session, CitizenRecords records, IReadOnlyCollection<string> conversations)
    {
        // Neither a dossier's id nor a conversation's is ever empty, but the conversation of a hold may be.
        foreach (var dossier in records.Dossiers)
        {
            if (await session.FindAsync(Hold, row => row.Text(0), dossier.Id.ToString(), "-") is not null) return true;
        }

        foreach (var conversation in conversations)
        {
            if (await session.FindAsync(Hold, row => row.Text(0), "-", conversation) is not null) return true;
        }

        return false;
    }

    // Thrown, so that nothing of the removal stands.
    private static void Require(bool isAsRead)
    {
        if (!isAsRead) throw new ChangedException();
    }

    private sealed class ChangedException : Exception;
}

/// <summary>What became of an erasure.</summary>
public abstract record CitizenRemoved
{
    /// <param name="Dossiers">Gone.</param>
    /// <param name="Credentials">Emptied.</param>
    /// <param name="Transactions">Gone, open ones too.</param>
    /// <param name="Rows">Of everything else.</param>
    public sealed record Done(int Dossiers, int Credentials, int Transactions, int Rows) : CitizenRemoved;

    /// <summary>A hold keeps a dossier or a conversation; nothing was written.</summary>
    public sealed record Held : CitizenRemoved;

    /// <summary>Somebody wrote a dossier or credential since it was read; nothing was written. Read again.</summary>
    public sealed record Changed : CitizenRemoved;
}
