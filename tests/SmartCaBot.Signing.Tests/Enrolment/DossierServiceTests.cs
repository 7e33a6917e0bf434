using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Enrolment;

[Collection(TokenCollection.Name)]
public class DossierServiceTests(TokenFixture token)
{
    private static readonly Officer Clerk = new("clerk-7", CitizenId.Parse("066188000456"));
    private static readonly Officer Chief = new("chief-1", CitizenId.Parse("066175000789"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_officer_approves_the_code_goes_out_and_activating_makes_one_certificate()
    {
        var office = Manual();
        var dossier = await SubmitAsync(office);
        Assert.Equal(DossierState.Submitted, dossier.State);
        Assert.Equal(
            new ActivationResult.NotApproved(DossierState.Submitted),
            await office.Core.Enrolment.ActivateAsync(office.NextKey(), dossier.Id, Office.Subject, "123456", Cancel));
        var review = Assert.Single(await office.Core.Enrolment.PendingAsync(10, Cancel));
        Assert.Equal(Office.Citizen, review.Citizen);

        Assert.Equal(DecisionOutcome.Done, await office.Core.Enrolment.ApproveAsync(dossier.Id, Clerk, "Đã đối chiếu", Cancel));
        var activated = Assert.IsType<ActivationResult.Activated>(await ActivateAsync(office, dossier.Id));
        var again = Assert.IsType<ActivationResult.AlreadyActivated>(await ActivateAsync(office, dossier.Id));

        Assert.Equal(activated.Credential.Id, again.Credential.Id);
        Assert.Single(office.Store.Credentials);
        Assert.Empty(await office.Core.Enrolment.PendingAsync(10, Cancel));
        Assert.Equal("clerk-7", (await office.Core.Enrolment.FindAsync(dossier.Id, Office.Subject, Cancel))!.Decision!.Approver);
    }

    [Fact]
    public async Task An_officers_decision_is_stored_with_its_notice_once_and_an_automatic_one_needs_none()
    {
        var office = Manual();
        var dossier = await SubmitAsync(office);

        Assert.Equal(DecisionOutcome.Done, await office.Core.Enrolment.ApproveAsync(dossier.Id, Clerk, null, Cancel));
        Assert.Equal(DecisionOutcome.Done, await office.Core.Enrolment.ApproveAsync(dossier.Id, Clerk, null, Cancel));
        Assert.Equal(DecisionOutcome.AlreadyDecided, await office.Core.Enrolment.RefuseAsync(dossier.Id, Chief, "Ảnh mờ", Cancel));

        Assert.Equal("Approved", Assert.Single(office.Store.Notices).Payload);
        var automatic = new Office(token);
        await SubmitAsync(automatic);
        Assert.Empty(automatic.Store.Notices);
    }

    [Fact]
    public async Task A_crash_while_activating_yields_exactly_one_certificate()
    {
        var office = new Office(token);
        var dossier = await SubmitAsync(office);
        office.Store.BeforeActivation = () => throw new IOException("The process died.");
        await Assert.ThrowsAsync<IOException>(() => ActivateAsync(office, dossier.Id));
        Assert.Empty(office.Store.Credentials);
        office.Store.BeforeActivation = null;

        Assert.IsType<ActivationResult.Activated>(await ActivateAsync(office, dossier.Id));
        Assert.Single(office.Store.Credentials);
    }

    [Fact]
    public async Task Only_the_call_that_brought_the_right_code_hears_that_it_was_right()
    {
        var office = new Office(token);
        var dossier = await SubmitAsync(office);
        var code = office.Inbox.LastCode(dossier.Id);
        await office.Core.Enrolment.ActivateAsync("turn-1", dossier.Id, Office.Subject, code, Cancel);

        Assert.IsType<ActivationResult.Activated>(await office.Core.Enrolment.ActivateAsync("turn-1", dossier.Id, Office.Subject, code, Cancel));
        Assert.IsType<ActivationResult.AlreadyActivated>(await office.Core.Enrolment.ActivateAsync("turn-2", dossier.Id, Office.Subject, code, Cancel));
    }

    [Fact]
    public async Task Activating_on_two_nodes_at_once_yields_one_certificate()
    {
        var office = new Office(token);
        var dossier = await SubmitAsync(office);
        var code = office.Inbox.LastCode(dossier.Id);
        var nodes = new[] { office.Core, office.NewCore(token) };

        var results = await Task.WhenAll(nodes.Select(
            n => Task.Run(() => n.Enrolment.ActivateAsync(office.NextKey(), dossier.Id, Office.Subject, code, Cancel))));

        Assert.Single(results.OfType<ActivationResult.Activated>());
        Assert.Single(results.OfType<ActivationResult.AlreadyActivated>());
        Assert.Single(office.Store.Credentials);
    }

    [Fact]
    public async Task Nobody_decides_on_their_own_dossier_or_one_they_filled_in()
    {
        var office = Manual();
        var own = await SubmitAsync(office, citizen: Office.Citizen with { CitizenId = Clerk.CitizenId, DateOfBirth = new DateOnly(1988, 3, 4) });
        var filledIn = await SubmitAsync(office, filledInBy: Clerk);

        Assert.Equal(DecisionOutcome.OwnDossier, await office.Core.Enrolment.ApproveAsync(own.Id, Clerk, null, Cancel));
        Assert.Equal(DecisionOutcome.OwnDossier, await office.Core.Enrolment.ApproveAsync(filledIn.Id, Clerk, null, Cancel));
        Assert.Equal(DecisionOutcome.Done, await office.Core.Enrolment.ApproveAsync(own.Id, Chief, null, Cancel));
        Assert.Equal(DecisionOutcome.Done, await office.Core.Enrolment.ApproveAsync(filledIn.Id, Chief, null, Cancel));
    }

    [Fact]
    public async Task A_refusal_is_final_and_repeating_it_changes_nothing()
    {
        var office = Manual();
        var dossier = await SubmitAsync(office);

        Assert.Equal(DecisionOutcome.Done, await office.Core.Enrolment.RefuseAsync(dossier.Id, Clerk, "Ảnh thẻ mờ", Cancel));
        Assert.Equal(DecisionOutcome.Done, await office.Core.Enrolment.RefuseAsync(dossier.Id, Clerk, "Ảnh thẻ mờ", Cancel));
        Assert.Equal(DecisionOutcome.AlreadyDecided, await office.Core.Enrolment.ApproveAsync(dossier.Id, Chief, null, Cancel));

        var summary = await office.Core.Enrolment.FindAsync(dossier.Id, Office.Subject, Cancel);
        Assert.Equal("Ảnh thẻ mờ", summary!.Decision!.Reason);
        Assert.Single(office.Store.Log, r => r.Event.Kind == AuditKind.DossierRefused);
    }

    [Fact]
    public async Task Wrong_activation_codes_lock_and_an_officer_unlocks()
    {
        var office = new Office(token);
        var dossier = await SubmitAsync(office);
        var wrong = office.Inbox.WrongCode(dossier.Id);
        for (var left = 4; left >= 1; left--)
        {
            Assert.Equal(
                new ActivationResult.WrongCode(left),
                await office.Core.Enrolment.ActivateAsync(office.NextKey(), dossier.Id, Office.Subject, wrong, Cancel));
        }
        Assert.IsType<ActivationResult.Locked>(await office.Core.Enrolment.ActivateAsync(office.NextKey(), dossier.Id, Office.Subject, wrong, Cancel));
        Assert.IsType<ActivationResult.Locked>(await ActivateAsync(office, dossier.Id));
        Assert.Single(await office.Core.Enrolment.LockedAsync(10, Cancel));

        Assert.Equal(DecisionOutcome.Done, await office.Core.Enrolment.ApproveAsync(dossier.Id, Chief, null, Cancel));
        Assert.IsType<ActivationResult.Activated>(await ActivateAsync(office, dossier.Id));
    }

    [Fact]
    public async Task A_wrong_activation_code_that_comes_again_under_its_key_is_not_counted_again()
    {
        var office = new Office(token);
        var dossier = await SubmitAsync(office);
        var wrong = office.Inbox.WrongCode(dossier.Id);
        Task<ActivationResult> TryAsync(string key) => office.Core.Enrolment.ActivateAsync(key, dossier.Id, Office.Subject, wrong, Cancel);

        Assert.Equal(new ActivationResult.WrongCode(4), await TryAsync("one"));
        Assert.Equal(new ActivationResult.WrongCode(4), await TryAsync("one"));
        Assert.Equal(new ActivationResult.WrongCode(3), await TryAsync("two"));
    }

    [Fact]
    public async Task Nobody_but_the_applicant_activates_a_dossier()
    {
        var office = new Office(token);
        var dossier = await SubmitAsync(office);
        var code = office.Inbox.LastCode(dossier.Id);

        Assert.IsType<ActivationResult.NotFound>(
            await office.Core.Enrolment.ActivateAsync(office.NextKey(), dossier.Id, Office.Stranger, code, Cancel));
        Assert.IsType<SendCodeResult.NotFound>(
            await office.Core.Enrolment.SendActivationCodeAsync(office.NextKey(), dossier.Id, Office.Stranger, Cancel));

        Assert.Empty(office.Store.Credentials);
        Assert.IsType<ActivationResult.Activated>(await ActivateAsync(office, dossier.Id));
    }

    [Fact]
    public async Task An_old_activation_code_expires_and_another_can_be_asked_for()
    {
        var office = new Office(token);
        var dossier = await SubmitAsync(office);
        office.Time.Advance(TimeSpan.FromHours(25));
        Assert.IsType<ActivationResult.CodeExpired>(await ActivateAsync(office, dossier.Id));

        Assert.IsType<SendCodeResult.Sent>(
            await office.Core.Enrolment.SendActivationCodeAsync("again", dossier.Id, Office.Subject, Cancel));

        Assert.IsType<ActivationResult.Activated>(await ActivateAsync(office, dossier.Id));
    }

    [Fact]
    public async Task Submitting_twice_with_one_key_makes_one_dossier()
    {
        var office = new Office(token);
        var first = await SubmitAsync(office, key: "one");
        var second = await SubmitAsync(office, key: "one");

        Assert.Equal(first.Id, second.Id);
        Assert.Single(await office.Core.Enrolment.DossiersAsync(Office.Subject, Cancel));
    }

    [Fact]
    public async Task A_second_account_of_the_same_citizen_is_pointed_out_to_the_officer()
    {
        var office = Manual();
        var dossier = await SubmitAsync(office);
        await office.Core.Enrolment.ApproveAsync(dossier.Id, Clerk, null, Cancel);
        await ActivateAsync(office, dossier.Id);

        await office.Core.Enrolment.SubmitAsync("other", Office.Stranger, Office.Citizen, office.Consent, null, null, Cancel);

        Assert.Equal(1, Assert.Single(await office.Core.Enrolment.PendingAsync(10, Cancel)).OtherCertificates);
    }

    [Fact]
    public async Task Bad_dossiers_are_refused_with_their_reason()
    {
        var office = new Office(token);
        var citizen = Office.Citizen;
        async Task<DossierDefect> Defect(Citizen with, ConsentRecord? consent = null) => Assert.IsType<SubmitResult.Invalid>(
            await office.Core.Enrolment.SubmitAsync(office.NextKey(), Office.Subject, with, consent ?? office.Consent, null, null, Cancel)).Defect;

        Assert.Equal(DossierDefect.CitizenIdDisagrees, await Defect(citizen with { DateOfBirth = new DateOnly(1991, 5, 17) }));
        Assert.Equal(DossierDefect.CardExpired, await Defect(citizen with { CardExpiresOn = new DateOnly(2022, 1, 1) }));
        Assert.Equal(DossierDefect.CardDatesImpossible, await Defect(citizen with { CardIssuedOn = new DateOnly(1989, 1, 1) }));
        Assert.Equal(DossierDefect.AddressIncomplete, await Defect(citizen with { Province = " " }));
        Assert.Equal(DossierDefect.ConsentMissing, await Defect(citizen, office.Consent with { Purpose = "newsletter" }));
    }

    [Fact]
    public async Task Where_two_officers_must_approve_one_person_is_one_officer_whatever_the_account()
    {
        var office = new Office(token, o => o with { Enrolment = o.Enrolment with { AutoApprove = false, TwoOfficers = true } });
        var dossier = await SubmitAsync(office);
        var other = new Officer("canbo9", CitizenId.Parse("066185000009"));

        Assert.Equal(DecisionOutcome.FirstApproved, await office.Core.Enrolment.ApproveAsync(dossier.Id, Clerk, null, Cancel));
        Assert.Equal(DecisionOutcome.NeedsAnotherOfficer, await office.Core.Enrolment.ApproveAsync(dossier.Id, Clerk, null, Cancel));
        Assert.Equal(DecisionOutcome.NeedsAnotherOfficer, await office.Core.Enrolment.ApproveAsync(dossier.Id, Clerk with { StaffId = "second-account" }, null, Cancel));
        Assert.Empty(office.Inbox.Messages);
        Assert.Equal(DecisionOutcome.Done, await office.Core.Enrolment.ApproveAsync(dossier.Id, other, null, Cancel));
        Assert.Single(office.Inbox.Messages);
        Assert.Contains(office.Store.Log, record => record.Event is { Kind: AuditKind.DossierFirstApproval, Actor: var actor } && actor == "officer:" + Clerk.StaffId);
    }

    [Fact]
    public async Task No_personal_data_is_stored_or_logged_in_clear()
    {
        var office = new Office(token);
        var dossier = await SubmitAsync(office);
        await ActivateAsync(office, dossier.Id);

        var stored = await office.Store.FindDossierAsync(dossier.Id, Cancel);
        var log = System.Text.Json.JsonSerializer.Serialize(office.Store.Log);
        var bytes = System.Text.Encoding.Latin1.GetString(stored!.ProtectedCitizen)
            + System.Text.Encoding.Latin1.GetString(office.Store.Credentials.Single().ProtectedHolder);

        foreach (var secret in new[] { "066190000123", "912345678", "buoi@example.vn", "citizen-1" })
        {
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, bytes, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, $"{Office.Citizen} {stored} {Office.Subject}", StringComparison.Ordinal);
        }
    }

    private Office Manual() => new(token, o => o with { Enrolment = o.Enrolment with { AutoApprove = false } });

    private static async Task<DossierSummary> SubmitAsync(
        Office office, string? key = null, Citizen? citizen = null, Officer? filledInBy = null) =>
        Assert.IsType<SubmitResult.Submitted>(await office.Core.Enrolment.SubmitAsync(
            key ?? office.NextKey(), Office.Subject, citizen ?? Office.Citizen, office.Consent, filledInBy, null, Cancel)).Dossier;

    private static Task<ActivationResult> ActivateAsync(Office office, Guid dossierId) =>
        office.Core.Enrolment.ActivateAsync(office.NextKey(), dossierId, Office.Subject, office.Inbox.LastCode(dossierId), Cancel);
}
