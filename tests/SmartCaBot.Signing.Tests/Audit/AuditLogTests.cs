using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Audit;

[Collection(TokenCollection.Name)]
public class AuditLogTests(TokenFixture token)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_untouched_log_is_intact_and_says_how_far_it_is_sealed()
    {
        var office = await BusyOfficeAsync();

        var verdict = Assert.IsType<AuditVerdict.Intact>(await VerifyAsync(office));

        Assert.Equal(office.Store.Log.Count, verdict.Records);
        var seals = office.Store.Log.Where(r => r.Event.Kind == AuditKind.Seal).ToArray();
        Assert.Equal(2, seals.Length);
        Assert.Equal(seals[1].Sequence - 1, verdict.SealedUpTo);
    }

    [Fact]
    public async Task A_changed_record_is_named()
    {
        var office = await BusyOfficeAsync();
        Replace(office, 2, r => r with { Event = r.Event with { Detail = "consent=none" } });

        Assert.Equal(new AuditVerdict.Broken(3, AuditDefect.Changed), await VerifyAsync(office));
    }

    [Fact]
    public async Task A_removed_record_is_named()
    {
        var office = await BusyOfficeAsync();
        office.Store.Log.RemoveAt(3);

        Assert.Equal(new AuditVerdict.Broken(4, AuditDefect.OutOfSequence), await VerifyAsync(office));
    }

    [Fact]
    public async Task A_history_rewritten_with_correct_hashes_breaks_at_the_seal()
    {
        var office = await BusyOfficeAsync();
        Replace(office, 1, r => r with { Event = r.Event with { Reference = Guid.Empty.ToString() } });
        AuditRecord? previous = null;
        for (var i = 0; i < office.Store.Log.Count; i++)
            office.Store.Log[i] = previous = AuditChain.Link(previous, office.Store.Log[i].Event);

        var verdict = Assert.IsType<AuditVerdict.Broken>(await VerifyAsync(office));

        Assert.Equal(AuditDefect.FalseSeal, verdict.Why);
        Assert.Equal(office.Store.Log.First(r => r.Event.Kind == AuditKind.Seal).Sequence, verdict.Sequence);
    }

    [Fact]
    public async Task Nothing_new_is_not_sealed_again()
    {
        var office = await BusyOfficeAsync();

        Assert.False(await office.Core.AuditSealer.SealAsync(Cancel));
    }

    private static void Replace(Office office, int index, Func<AuditRecord, AuditRecord> change) =>
        office.Store.Log[index] = change(office.Store.Log[index]);

    private static async Task<AuditVerdict> VerifyAsync(Office office) => await AuditVerifier.VerifyAsync(
        office.Store, await office.Core.AuditSealer.PublicKeyAsync(Cancel), Cancel);

    /// <summary>An enrolment, a seal, a signature, a seal.</summary>
    private async Task<Office> BusyOfficeAsync()
    {
        var office = new Office(token);
        var credential = await office.EnrolAsync();
        Assert.True(await office.Core.AuditSealer.SealAsync(Cancel));
        await office.ConfirmAsync((await office.AwaitOtpAsync(credential.Id)).Id);
        Assert.True(await office.Core.AuditSealer.SealAsync(Cancel));
        return office;
    }
}
