using System.Security.Cryptography;
using System.Text.Json;

namespace SmartCaBot.Signing.Ceremonies;

/// <summary>
/// That two custodians have agreed to one operation, now. Comes only from their passphrases, so who has one of them cannot have an
/// approval.
/// </summary>
public sealed class Approval
{
    private readonly CeremonyOperation _operation;
    private int _used;

    private Approval(CeremonyOperation operation, Protocol protocol, string actor)
    {
        _operation = operation;
        Protocol = protocol;
        File = protocol.ToFile();
        Actor = actor;
    }

    public Protocol Protocol { get; }

    /// <summary>The protocol as it is kept.</summary>
    public byte[] File { get; }

    /// <summary>Of the file, hex.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(File));

    /// <summary>For the audit log: custodians:NAME,NAME.</summary>
    public string Actor { get; }

    /// <summary>Null when it is one person twice, or a passphrase is wrong.</summary>
    /// <param name="operation">What they agree to.</param>
    /// <param name="subject">Of which key or whom.</param>
    /// <param name="custodians">Those who agree, with their passphrases.</param>
    /// <param name="now">When.</param>
    public static Approval? Give(
        CeremonyOperation operation, string subject, IReadOnlyList<(Custodian Custodian, string Passphrase)> custodians, DateTimeOffset now)
    {
        var statement = JsonSerializer.SerializeToUtf8Bytes(
            new Statement(
                operation, subject, now, RandomNumberGenerator.GetBytes(16),
                [.. custodians.Select(each => new StatementSigner(each.Custodian.Name, each.Custodian.PublicKey))]),
            ProtocolJson.Default.Statement);
        var signatures = custodians.Select(each => each.Custodian.Sign(each.Passphrase, statement)).OfType<byte[]>().ToArray();
        var protocol = new Protocol(statement, signatures);
        return protocol.Verify() is null
            ? null
            : new Approval(operation, protocol, $"custodians:{string.Join(',', custodians.Select(each => each.Custodian.Name))}");
    }

    /// <summary>Uses it up. Throws when it is for something else or has been used: a bug.</summary>
    public void Require(CeremonyOperation operation)
    {
        if (operation != _operation || Interlocked.Exchange(ref _used, 1) != 0)
            throw new InvalidOperationException($"There is no approval left for {operation}.");
    }
}
