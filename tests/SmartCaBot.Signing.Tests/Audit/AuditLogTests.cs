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
            office.Store.Log[i] = previous = AuditChain.Link(previous?.Head, office.Store.Log[i].Event);

        var verdict = Assert.IsType<AuditVerdict.Broken>(await VerifyAsync(office));

        Assert.Equal(AuditDefect.FalseSeal, verdict.Why);
        Assert.Equal(office.Store.Log.First(r => r.Event.Kind == AuditKind.Seal).Sequence, verdict.Sequence);
    }

    [Fact]
    public async Task A_seal_speaks_for_what_stands_before_it()
    {
        var office = await BusyOfficeAsync();
        var late = office.Store.Log.Last(record => record.Event.Kind == AuditKind.Seal).Event;
        office.Store.Log.RemoveRange(3, office.Store.Log.Count - 3);
        office.Store.Log.Add(AuditChain.Link(office.Store.Log[^1].Head, late));

        Assert.Equal(new AuditVerdict.Broken(4, AuditDefect.FalseSeal), await VerifyAsync(office));
    }

    [Fact]
    public async Task A_log_cut_off_at_its_end_seals_and_all_shows_against_a_head_noted_elsewhere()
    {
        var office = await BusyOfficeAsync();
        var head = new AuditHead(office.Store.Log[^1].Sequence, office.Store.Log[^1].Hash);
        Assert.Equal(head, Assert.IsType<AuditVerdict.Intact>(await VerifyAsync(office, head)).Head, SameHead);
        var left = office.Store.Log.Count - 3;
        office.Store.Log.RemoveRange(left, 3);

        Assert.IsType<AuditVerdict.Intact>(await VerifyAsync(office));
        Assert.Equal(new AuditVerdict.Broken(left + 1, AuditDefect.CutOff), await VerifyAsync(office, head));

        // Another end in its place does not help, sealed or not.
        for (var i = 0; i < 4; i++) await office.EnrolAsync(Office.Stranger);
        Assert.Equal(new AuditVerdict.Broken(head.Sequence, AuditDefect.OtherHistory), await VerifyAsync(office, head));
    }

    [Fact]
    public async Task The_last_seal_is_noted_outside_of_the_log_and_only_a_later_one_follows_it()
    {
        var office = await BusyOfficeAsync();
        var key = await office.Core.AuditSealer.PublicKeyAsync(Cancel);
        var seals = office.Store.Log.Where(record => record.Event.Kind == AuditKind.Seal).ToArray();

        Assert.Equal(seals.Select(seal => seal.Event.Detail), office.Seals.Noted);
        var head = AuditVerifier.HeadOf(office.Seals.Noted[^1], key)!;
        Assert.Equal(seals[^1].Sequence - 1, head.Sequence);
        Assert.Equal(head, AuditHead.Parse(head.ToString())!, SameHead);
        Assert.Null(AuditVerifier.HeadOf(office.Seals.Noted[^1].Replace("sequence=", "sequence=1", StringComparison.Ordinal), key));
        Assert.All(["", ":", "7", "7:00", $"x:{new string('0', 64)}", $"7:{new string('z', 64)}"], text => Assert.Null(AuditHead.Parse(text)));
    }

    [Fact]
    public async Task An_export_says_where_it_ends_and_is_checked_far_from_the_database()
    {
        var office = await BusyOfficeAsync();
        await office.EnrolAsync(Office.Stranger);
        using var file = new MemoryStream();

        var head = await AuditExport.WriteAsync(office.Store, office.Core.AuditSealer, file, Cancel);

        var key = await office.Core.AuditSealer.PublicKeyAsync(Cancel);
        var lines = System.Text.Encoding.UTF8.GetString(file.ToArray()).Split('\n')[..^1];
        var end = AuditVerifier.HeadOf(AuditExport.SealIn(lines[0])!, key)!;
        Assert.Equal(head!, end, SameHead);
        Assert.Null(AuditExport.SealIn(lines[1]));
        Assert.Equal(office.Store.Log.Count, Assert.IsType<AuditVerdict.Intact>(await VerifyAsync(lines[1..], key, end)).Records);
        Assert.Equal(new AuditVerdict.Broken(office.Store.Log.Count, AuditDefect.CutOff), await VerifyAsync(lines[1..^1], key, end));
        Assert.Equal(new AuditVerdict.Broken(4, AuditDefect.OutOfSequence), await VerifyAsync([.. lines[1..4], .. lines[5..]], key, end));
        lines[3] = lines[3].Replace("\"actor\":\"", "\"actor\":\"x", StringComparison.Ordinal);
        Assert.Equal(new AuditVerdict.Broken(3, AuditDefect.Changed), await VerifyAsync(lines[1..], key, end));
    }

    [Fact]
    public async Task Nothing_new_is_not_sealed_again()
    {
        var office = await BusyOfficeAsync();

        Assert.False(await office.Core.AuditSealer.SealAsync(Cancel));
    }

    private static void Replace(Office office, int index, Func<AuditRecord, AuditRecord> change) =>
        office.Store.Log[index] = change(office.Store.Log[index]);

    private static bool SameHead(AuditHead? one, AuditHead? other) => one?.ToString() == other?.ToString();

    private static async Task<AuditVerdict> VerifyAsync(Office office, params AuditHead[] known) => await AuditVerifier.VerifyAsync(
        office.Store.ReadAsync(0, Cancel), await office.Core.AuditSealer.PublicKeyAsync(Cancel), isPart: false, known, Cancel);

    private static Task<AuditVerdict> VerifyAsync(IEnumerable<string> lines, byte[] key, AuditHead end) => AuditVerifier.VerifyAsync(
        lines.Select(line => AuditLine.Parse(line)!).ToAsyncEnumerable(), key, isPart: false, [end], Cancel);

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
