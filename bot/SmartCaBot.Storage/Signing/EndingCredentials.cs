using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Storage.Signing;

internal sealed class EndingCredentials(IDatabase database, CredentialTable credentials) : IEndingCredentials
{
    private const string Ending = "status = 'Active' AND not_after > $1 AND not_after <= $2";

    private const string List = $"{CredentialTable.Select} WHERE {Ending} ORDER BY not_after, id LIMIT $3";

    private const string Count = $"SELECT count(*) FROM credentials WHERE {Ending}";

    private const string Unknown = $"{CredentialTable.Select} WHERE not_after IS NULL LIMIT $1";

    private const string Fill = "UPDATE credentials SET not_after = $1 WHERE id = $2 AND not_after IS NULL";

    public Task<IReadOnlyList<Credential>> EndingAsync(
        DateTimeOffset after, DateTimeOffset until, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.ListAsync(
            List, credentials.Codec.Read, after.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds(), limit),
        cancellationToken);

    public async Task<long> CountEndingAsync(DateTimeOffset after, DateTimeOffset until, CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            session => session.ListAsync(Count, row => row.Int64(0), after.ToUnixTimeMilliseconds(), until.ToUnixTimeMilliseconds()),
            cancellationToken))[0];

    public async Task<int> FillInAsync(int limit, CancellationToken cancellationToken)
    {
        var unknown = await database.ReadAsync(session => session.ListAsync(Unknown, credentials.Codec.Read, limit), cancellationToken);
        if (unknown.Count == 0)
            return 0;
        return await database.WriteAsync(
            async session =>
            {
                var filled = 0;
                foreach (var credential in unknown)
                    filled += await session.ExecuteAsync(Fill, credential.NotAfter.ToUnixTimeMilliseconds(), credential.Id.ToString());
                return filled;
            },
            cancellationToken);
    }
}
