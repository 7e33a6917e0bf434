using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;

namespace SmartCaBot.Host.Tests.Running.Killing;

/// <summary>What the database says after it all, held against the audit log and what people saw.</summary>
internal static class Ledger
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <returns>How many authorisations were signed.</returns>
    public static async Task<int> CheckAsync(InstallationCore house, IReadOnlyList<Enrolled> people, BusyPortal portal)
    {
        var log = new List<AuditEvent>();
        await foreach (var record in house.Storage.Audit.ReadAsync(0, Cancel)) log.Add(record.Event);
        var signings = log.Where(happened => happened.Kind == AuditKind.TransactionSigned).ToLookup(happened => happened.Reference);
        var signed = 0;
        foreach (var person in people)
        {
            var credential = (await house.Storage.Signing.FindCredentialAsync(person.Credential.Id, Cancel))!;
            var transactions = await house.Storage.Signing.OfCredentialAsync(person.Subject, person.Credential.Id, 0, int.MaxValue, Cancel);
            CheckStatus(credential, transactions.Select(transaction => transaction.Id.ToString()).ToHashSet(), log);
            foreach (var transaction in transactions)
            {
                signed += transaction.State == TransactionState.Signed ? 1 : 0;
                CheckSignatures(transaction, credential, [.. signings[transaction.Id.ToString()]]);
                if (portal.Seen.TryGetValue(transaction.Id, out var seen))
                    Assert.Equal(string.Join(' ', transaction.Signatures.Select(Convert.ToBase64String)), Assert.Single(seen).Key);
            }
        }

        // Nothing was signed or shown that the citizens' transactions do not hold.
        Assert.Equal(signed, signings.Count);
        Assert.InRange(portal.Seen.Count, 1, signed);
        return signed;
    }

    /// <summary>Signatures and record are there together or not at all, and say the same.</summary>
    private static void CheckSignatures(SigningTransaction transaction, Credential credential, IReadOnlyList<AuditEvent> records)
    {
        if (transaction.State != TransactionState.Signed)
        {
            Assert.Empty(transaction.Signatures);
            Assert.Empty(records);
            return;
        }

        Assert.Equal(transaction.Documents.Count, transaction.Signatures.Count);
        var hashes = string.Join(',', transaction.Signatures.Select(value => Convert.ToHexStringLower(SHA256.HashData(value))));
        Assert.Contains($"signatures={hashes}", Assert.Single(records).Detail, StringComparison.Ordinal);
        using var certificate = X509CertificateLoader.LoadCertificate(credential.Certificate);
        using var key = certificate.GetECDsaPublicKey()!;
        foreach (var (document, signature) in transaction.Documents.Zip(transaction.Signatures))
            Assert.True(key.VerifyHash(document.DigestToSign, signature, DSASignatureFormat.Rfc3279DerSequence));
    }

    /// <summary>The last change that was recorded is the one that stands, each follows from the one before, and nothing was signed while it might not be.</summary>
    private static void CheckStatus(Credential credential, HashSet<string> transactions, List<AuditEvent> log)
    {
        var status = CredentialStatus.Active;
        foreach (var change in log.Where(happened => happened.Reference == credential.Id.ToString() || transactions.Contains(happened.Reference)))
        {
            Assert.True(change.Kind != AuditKind.TransactionSigned || status == CredentialStatus.Active);
            var next = change.Kind switch
            {
                AuditKind.CertificateSuspended => CredentialStatus.Suspended,
                AuditKind.CertificateResumed => CredentialStatus.Active,
                AuditKind.CertificateRevoked => CredentialStatus.Revoked,
                _ => status,
            };
            Assert.True(next != status || change.Kind is not (AuditKind.CertificateSuspended or AuditKind.CertificateResumed or AuditKind.CertificateRevoked));
            status = next;
        }

        Assert.Equal(status, credential.Status);
    }
}
