using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing.Api.Tests.Support;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates.Services;
using SmartCaBot.Signing.Erasure;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Audit;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Signing.Api.Tests.Requests;

/// <summary>Erasing a citizen, on a real signing core and database, with what the APIs keep.</summary>
public sealed class CitizenErasureTests(ApiHouse house)
{
    private static readonly string[] Personal = ["Nguyễn Thị Bưởi", "Bưởi", "912345678", "12 Lê Duẩn", "Giấy ủy quyền"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_erased_citizen_can_sign_nothing_is_found_nowhere_and_their_certificate_is_answered_for()
    {
        var (portal, signer) = (house.Portal(IntegratorKind.Sp769V1), await house.EnrolAsync());
        var (signedAs, waitingAs) = (portal.NewReference(), portal.NewReference());
        var signed = Guid.Parse((await portal.SignAsync(signer, signedAs, "Giấy ủy quyền")).Text("tran_code"));
        Assert.IsType<ConfirmResult.Signed>(await house.Core.Signing.ConfirmAsync("k", signed, signer.Subject, house.LastMessage(signed).Code.Value, Cancel));
        var waiting = Guid.Parse((await portal.SignAsync(signer, waitingAs)).Text("tran_code"));
        Assert.DoesNotContain(signer.Id, Stored(), StringComparison.Ordinal);
        Assert.All(Personal, text => Assert.DoesNotContain(text, Stored(), StringComparison.Ordinal));
        var serial = signer.Credential.SerialNumber;
        var records = (await house.Core.Citizens.FindAsync(serial, Cancel))!;
        Assert.Equal(records.Dossiers[0].Id, (await house.Core.Citizens.FindAsync(records.Dossiers[0].Number!, Cancel))!.Dossiers[0].Id);
        Assert.Equal(signer.Id[^3..], (await house.Core.Citizens.RevealAsync(records.Dossiers[0], Cancel))!.CitizenId.Value[^3..]);

        var removed = await EraseAsync(records);

        // The transactions, what the portal asked for (two rows) and nothing of anybody else.
        Assert.Equal(new CitizenRemoved.Done(1, 1, 2, 2), removed);
        Assert.IsType<ConfirmResult.NotFound>(
            await house.Core.Signing.ConfirmAsync("k2", waiting, signer.Subject, house.LastMessage(waiting).Code.Value, Cancel));
        Assert.IsType<PrepareResult.NotFound>(await house.Core.Signing.PrepareHashesAsync(
            "k3", signer.Subject, signer.Credential.Id, [new HashToSign("a", Portal.Digest)], Cancel));
        Assert.Empty(await house.Core.Signing.HistoryAsync(signer.Subject, 0, 10, Cancel));
        Assert.Null(await house.Core.Holders.FindAsync(signer.Credential.Id, Cancel));
        Assert.NotEqual(HttpStatusCode.OK, (await portal.SignAsync(signer, portal.NewReference())).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await portal.StatusAsync(signedAs)).Status);

        // Erased again: it is said so, by the certificate, which is still known, and not by the dossier.
        Assert.True((await house.Core.Citizens.FindAsync(serial, Cancel))!.IsErased);
        Assert.Null(await house.Core.Citizens.FindAsync(records.Dossiers[0].Number!, Cancel));

        await house.Services.GetRequiredService<StorageMaintenance>().ScrubAsync(Cancel);
        Assert.DoesNotContain(signer.Id, Stored(), StringComparison.Ordinal);
        Assert.All(Personal, text => Assert.DoesNotContain(text, Stored(), StringComparison.Ordinal));
        await AnswersForAsync(signer);
        await house.Core.AuditSealer.SealAsync(Cancel);
        Assert.IsType<AuditVerdict.Intact>(await AuditVerifier.VerifyAsync(house.Audit, await house.Core.AuditSealer.PublicKeyAsync(Cancel), Cancel));
    }

    [Fact]
    public async Task Who_registered_with_the_same_account_goes_on_signing()
    {
        var (portal, father) = (house.Portal(IntegratorKind.Sp769V1), await house.EnrolAsync());
        var mother = await house.EnrolAsync(father.Subject);
        var records = (await house.Core.Citizens.FindAsync(father.Credential.SerialNumber, Cancel))!;
        Assert.Equal([father.Subject], records.Shared);
        // Nothing of it came later; seen from before, there was nothing.
        Assert.False(records.Until(house.Clock.GetUtcNow()).IsPart);
        Assert.True(records.Until(DateTimeOffset.UnixEpoch).IsErased);

        Assert.IsType<CitizenRemoved.Done>(await EraseAsync(records));

        var signed = Guid.Parse((await portal.SignAsync(mother, portal.NewReference())).Text("tran_code"));
        Assert.IsType<ConfirmResult.Signed>(await house.Core.Signing.ConfirmAsync("k", signed, mother.Subject, house.LastMessage(signed).Code.Value, Cancel));
        Assert.NotEqual(HttpStatusCode.OK, (await portal.SignAsync(father, portal.NewReference())).Status);
        Assert.Empty((await house.Core.Citizens.FindAsync(mother.Credential.SerialNumber, Cancel))!.Shared);
    }

    /// <summary>As an administrator's erasure does it.</summary>
    private async Task<CitizenRemoved> EraseAsync(CitizenRecords records)
    {
        var erasure = (await house.Core.Citizens.PrepareAsync(records, "staff:1", Cancel))!;
        var removed = await house.Services.GetRequiredService<StorageMaintenance>().EraseCitizenAsync(
            erasure, [], [.. house.Services.GetServices<ICitizenPart>()],
            async (session, _) => await house.Services.GetRequiredService<IAuditTrail>().AppendAsync(
                session, new AuditEvent(AuditKind.CitizenErased, house.Clock.GetUtcNow(), "staff:1", "", "wish")),
            Cancel);
        await house.Core.Citizens.ForgetAsync(erasure, Cancel);
        return removed;
    }

    /// <summary>Revoked, because its holder is gone: says the revocation list, and a responder who is asked (RFC 6960 4.1.1).</summary>
    private async Task AnswersForAsync(Signer signer)
    {
        var chain = await house.Core.Authority.ChainAsync(Cancel);
        var serial = Convert.FromHexString(signer.Credential.SerialNumber);
        var list = await house.Core.RevocationLists.CurrentAsync(AuthorityRole.Issuing, Cancel);
        Assert.Contains(signer.Credential.SerialNumber, Convert.ToHexString(list.Der), StringComparison.Ordinal);

        var question = new AsnWriter(AsnEncodingRules.DER);
        using (question.PushSequence())
        using (question.PushSequence())
        using (question.PushSequence())
        using (question.PushSequence())
        using (question.PushSequence())
        {
            using (question.PushSequence()) question.WriteObjectIdentifier("2.16.840.1.101.3.4.2.1");
            question.WriteOctetString(SHA256.HashData(chain.Issuing.SubjectName.RawData));
            question.WriteOctetString(SHA256.HashData(chain.Issuing.PublicKey.EncodedKeyValue.RawData));
            question.WriteIntegerUnsigned(serial);
        }

        var answer = Convert.ToHexString((await house.Core.Responder.AnswerAsync(question.Encode(), Cancel)).Der);
        Assert.Contains(signer.Credential.SerialNumber, answer, StringComparison.Ordinal);
        // RevokedInfo's reason: [0] ENUMERATED 5, cessationOfOperation.
        Assert.Contains("A0030A0105", answer, StringComparison.Ordinal);
    }

    /// <summary>The database with its log, and the files, as somebody sees them who takes the disk.</summary>
    private string Stored() => string.Concat(
        Directory.EnumerateFiles(house.DataDirectory, "*", SearchOption.AllDirectories).Select(path =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file, Encoding.UTF8);
            return reader.ReadToEnd();
        }));
}
