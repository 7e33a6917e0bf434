using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authenticators;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Sql;

namespace SmartCaBot.Storage.Signing;

internal sealed class AuthenticatorStore(IDatabase database, AuditLog audit, RecordCodec<Authenticator> codec) : IAuthenticatorStore
{
    private const string One = "SELECT credential_id, protected_authenticator FROM authenticators WHERE credential_id = $1";

    private const string Add = """
        INSERT INTO authenticators (credential_id, subject, version, protected_authenticator) VALUES ($1, $2, $3, $4)
        ON CONFLICT (credential_id) DO NOTHING
        """;

    private const string Replace = """
        UPDATE authenticators SET version = $1, protected_authenticator = $2 WHERE credential_id = $3 AND version = $1 - 1
        """;

    public Task<Authenticator?> FindAsync(Guid credentialId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.FindAsync(One, codec.Read, credentialId.ToString()), cancellationToken);

    public Task<bool> TryAddAsync(Authenticator authenticator, AuditEvent auditEvent, CancellationToken cancellationToken)
    {
        var (id, record) = (authenticator.CredentialId, codec.Encode(authenticator.CredentialId, authenticator));
        return WriteAsync(
            session => session.ExecuteAsync(Add, id.ToString(), authenticator.Subject.Value, authenticator.Version, record), auditEvent, cancellationToken);
    }

    public Task<bool> TryReplaceAsync(Authenticator next, AuditEvent? auditEvent, CancellationToken cancellationToken)
    {
        var record = codec.Encode(next.CredentialId, next);
        return WriteAsync(session => session.ExecuteAsync(Replace, next.Version, record, next.CredentialId.ToString()), auditEvent, cancellationToken);
    }

    private Task<bool> WriteAsync(Func<ISqlSession, ValueTask<int>> write, AuditEvent? auditEvent, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                if (await write(session) == 0) return false;
                if (auditEvent is not null) await audit.AppendAsync(session, auditEvent);
                return true;
            },
            cancellationToken);
}
