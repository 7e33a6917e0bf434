using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Admin.Erasures;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;
using SmartCaBot.Storage;
using SmartCaBot.Storage.Audit;

namespace SmartCaBot.Admin.Tests;

/// <summary>Seeing and erasing what is kept of a citizen.</summary>
public sealed class CitizenErasureTests(AdminHouse house) : IClassFixture<AdminHouse>
{
    private const string Page = "/admin/conversations";

    private static readonly AuditEvent Event = new(AuditKind.DossierSubmitted, DateTimeOffset.UnixEpoch, "citizen", "ab12", "ref");

    private int _people;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private StorageModule Storage => house.App.Storage;

    [Fact]
    public async Task A_citizen_is_erased_by_two_once_the_law_lets_go_with_the_conversations_they_registered_in()
    {
        var (dossier, credential) = await RegisterAsync("r1", certificate: true);
        using var first = await house.AdministratorAsync();
        using var second = await house.AdministratorAsync();

        // Revoked today, it is kept for five years more.
        var early = await AskAsync(first, dossier.Number!);
        Assert.Contains("phải lưu 5 năm", early.Text, StringComparison.Ordinal);
        Assert.Contains(house.App.Clock.GetUtcNow().AddYears(5).ToString("dd/MM/yyyy"), early.Text, StringComparison.Ordinal);
        Assert.Contains("phải lưu 5 năm", (await AskAsync(first, credential!.SerialNumber)).Text, StringComparison.Ordinal);
        Assert.Contains("Không có hồ sơ hay chứng thư", (await AskAsync(first, "HS-3333-05")).Text, StringComparison.Ordinal);
        Assert.Contains("Lý do cần", (await first.PostAsync(Page + "?handler=EraseCitizen", ("Citizen", dossier.Number!), ("Reason", "x"))).Text, StringComparison.Ordinal);
        Assert.True(await Storage.Signing.TryReplaceCredentialAsync(
            credential with { NotAfter = house.App.Clock.GetUtcNow().AddYears(-5).AddDays(-1), Version = 2 }, Event, Cancel));

        var asked = await AskAsync(first, credential.SerialNumber);
        Assert.Contains("Một quản trị viên khác cần xác nhận", asked.Text, StringComparison.Ordinal);
        Assert.Contains("đang chờ xác nhận", (await AskAsync(first, dossier.Number!)).Text, StringComparison.Ordinal);
        var link = Link(asked);
        Assert.Contains(credential.SerialNumber, (await second.GetAsync(link)).Text, StringComparison.Ordinal);
        Assert.Contains("không tự xác nhận được", (await ConfirmAsync(first, link)).Text, StringComparison.Ordinal);
        Assert.NotNull(await Storage.Enrolment.FindDossierAsync(dossier.Id, Cancel));

        // Dies after the conversation is gone, before the rest: nothing else has gone, and the same is asked for once more.
        house.Outage.IsNear = true;
        Assert.Equal(HttpStatusCode.InternalServerError, (await ConfirmAsync(second, link)).Status);
        house.Outage.IsNear = false;
        Assert.Null(await Storage.Conversations.LoadAsync("r1", Cancel));
        Assert.NotNull(await Storage.Enrolment.FindDossierAsync(dossier.Id, Cancel));

        Assert.Contains("Đã xóa hồ sơ", (await ConfirmAsync(second, link)).Text, StringComparison.Ordinal);

        Assert.Null(await Storage.Enrolment.FindDossierAsync(dossier.Id, Cancel));
        Assert.True((await Storage.Signing.FindCredentialAsync(credential.Id, Cancel))!.IsErased);
        Assert.Superset(new HashSet<Guid> { dossier.Id, credential.Id }, house.Noted.Erased.Keys.ToHashSet());
        Assert.Contains("đã được xóa trước đó", (await AskAsync(first, credential.SerialNumber)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ConfirmAsync(second, link)).Status);
        var wish = link.Split('/')[^1];
        var record = Assert.Single(await Storage.AuditSearch.FindAsync(new AuditQuery(Kind: AuditKind.CitizenErased, Reference: wish), long.MaxValue, 10, Cancel)).Event;
        Assert.Equal("", record.Subject);
        Assert.Contains("dossiers=1;credentials=1;transactions=1;", record.Detail, StringComparison.Ordinal);
        // Nothing of the erasure names the conversation, which may be an account elsewhere, or ties it to what was signed.
        var told = await Storage.AuditSearch.FindAsync(new AuditQuery(Reference: wish), long.MaxValue, 10, Cancel);
        Assert.Equal([AuditKind.CitizenErased, AuditKind.ConversationErased, AuditKind.ErasureAsked], told.Select(one => one.Event.Kind));
        Assert.All(told, one => Assert.DoesNotContain("r1", one.Event.Subject + one.Event.Detail, StringComparison.Ordinal));
        Assert.Contains("Đã xóa cùng dữ liệu", (await first.GetAsync(Page)).Text, StringComparison.Ordinal);
        Assert.IsType<AuditVerdict.Intact>(await AuditVerifier.VerifyAsync(Storage.Audit, house.Platform.Find(), Cancel));
    }

    [Fact]
    public async Task What_came_of_nothing_is_erased_at_once_unless_it_is_held()
    {
        var (dossier, _) = await RegisterAsync("r2", certificate: false);
        using var first = await house.AdministratorAsync();
        using var second = await house.AdministratorAsync();
        var link = Link(await AskAsync(first, dossier.Number!));
        await first.GetAsync("/admin/retention");
        house.Platform.Dossiers[dossier.Id] = "r2";
        var held = await first.PostAsync("/admin/retention?handler=Hold", ("What", "Dossier"), ("Target", dossier.Id.ToString()), ("Reason", AdminHouse.Reason));

        Assert.Contains("đang được giữ lại", (await ConfirmAsync(second, link)).Text, StringComparison.Ordinal);
        Assert.NotNull(await Storage.Conversations.LoadAsync("r2", Cancel));
        await first.PostAsync("/admin/retention/holds/" + held.Html.Split("/admin/retention/holds/")[1].Split('"')[0], ("Reason", AdminHouse.Reason));

        Assert.Contains("Đã xóa hồ sơ", (await ConfirmAsync(second, link)).Text, StringComparison.Ordinal);
        Assert.Null(await Storage.Enrolment.FindDossierAsync(dossier.Id, Cancel));
    }

    [Fact]
    public async Task What_happens_while_it_is_confirmed_is_asked_for_again()
    {
        var (dossier, _) = await RegisterAsync("r6", certificate: false);
        using var first = await house.AdministratorAsync();
        using var second = await house.AdministratorAsync();

        // A colleague refuses the wish: nothing has gone yet, and nothing goes.
        var refused = Link(await AskAsync(first, dossier.Number!));
        house.Outage.Meanwhile = () => first.PostAsync(refused, ("act", "refuse"), ("Reason", AdminHouse.Reason));
        Assert.Equal(HttpStatusCode.NotFound, (await ConfirmAsync(second, refused)).Status);
        Assert.NotNull(await Storage.Conversations.LoadAsync("r6", Cancel));

        // A certificate is issued: what a second ago came to nothing must be kept now.
        var link = Link(await AskAsync(first, dossier.Number!));
        house.Outage.Meanwhile = () => ActivateAsync(dossier, "r6");
        Assert.Contains("phải lưu 5 năm", (await ConfirmAsync(second, link)).Text, StringComparison.Ordinal);
        Assert.Equal(CredentialStatus.Active, (await Storage.Signing.FindCredentialBySerialAsync("5401R6", Cancel))!.Status);
    }

    [Fact]
    public async Task A_conversation_in_which_others_registered_stays()
    {
        var (dossier, _) = await RegisterAsync("family", certificate: false);
        using var first = await house.AdministratorAsync();
        using var second = await house.AdministratorAsync();
        var link = Link(await AskAsync(first, dossier.Number!));
        Assert.Contains("người khác cùng đăng ký", (await second.GetAsync(link)).Text, StringComparison.Ordinal);

        Assert.Contains("Đã xóa hồ sơ", (await ConfirmAsync(second, link)).Text, StringComparison.Ordinal);

        Assert.Null(await Storage.Enrolment.FindDossierAsync(dossier.Id, Cancel));
        Assert.NotNull(await Storage.Conversations.LoadAsync("family", Cancel));
    }

    [Fact]
    public async Task Whom_an_earlier_database_brings_back_is_erased_again()
    {
        var (dossier, credential) = await RegisterAsync("r3", certificate: true);
        var unknown = Guid.CreateVersion7();
        var at = house.App.Clock.GetUtcNow();
        foreach (var id in new[] { dossier.Id, credential!.Id, unknown }) house.Noted.Erased[id] = at;
        // Somebody who was erased registers anew: that is another wish's.
        house.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var (anew, _) = await RegisterAsync("r3b", certificate: true);
        house.Noted.Erased[anew.Id] = at;
        var repeated = house.App.Services.GetRequiredService<RepeatedErasures>();

        Assert.True(await repeated.RunAsync(Cancel));
        Assert.True(await repeated.RunAsync(Cancel));

        Assert.Null(await Storage.Enrolment.FindDossierAsync(dossier.Id, Cancel));
        Assert.Null(await Storage.Conversations.LoadAsync("r3", Cancel));
        Assert.True((await Storage.Signing.FindCredentialAsync(credential.Id, Cancel))!.IsErased);
        var records = await Storage.AuditSearch.FindAsync(new AuditQuery(Kind: AuditKind.CitizenErased, Actor: "system"), long.MaxValue, 10, Cancel);
        Assert.NotNull(await Storage.Enrolment.FindDossierAsync(anew.Id, Cancel));
        Assert.Contains("again=restored", Assert.Single(records).Event.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_of_a_citizen_shows_what_is_kept_and_no_number_in_full()
    {
        var (dossier, credential) = await RegisterAsync("r4", certificate: true);
        using var admin = await house.AdministratorAsync();

        var page = await admin.PostAsync(Page + "?handler=ExportCitizen", ("Citizen", dossier.Number!), ("Reason", AdminHouse.Reason));

        var copy = JsonElement.Parse(page.Html);
        Assert.Equal("Nguyễn Thị Bưởi", copy.GetProperty("dossiers")[0].GetProperty("name").GetString());
        Assert.Equal(credential!.SerialNumber, copy.GetProperty("certificates")[0].GetProperty("serialNumber").GetString());
        Assert.Equal("Đơn đề nghị.pdf", copy.GetProperty("signing")[0].GetProperty("documents")[0].GetString());
        Assert.All(["066190000123", "0912345678", "+84912345678", "buoi@"], text => Assert.DoesNotContain(text, page.Html, StringComparison.Ordinal));
        Assert.Single(await Storage.AuditSearch.FindAsync(new AuditQuery(Kind: AuditKind.CitizenExported), long.MaxValue, 10, Cancel));
    }

    [Fact]
    public async Task Only_administrators_erase()
    {
        var (dossier, _) = await RegisterAsync("r5", certificate: false);
        using var officer = await house.App.SignInAsync(StaffRole.Officer, StaffRole.Auditor);

        Assert.NotEqual(HttpStatusCode.OK, (await officer.GetAsync(Page)).Status);

        Assert.NotNull(await Storage.Enrolment.FindDossierAsync(dossier.Id, Cancel));
    }

    private static Task<StaffPage> AskAsync(StaffDriver admin, string name) =>
        admin.PostAsync(Page + "?handler=EraseCitizen", ("Citizen", name), ("Reason", AdminHouse.Reason));

    private static Task<StaffPage> ConfirmAsync(StaffDriver admin, string link) => admin.PostAsync(link, ("act", "confirm"), ("Reason", AdminHouse.Reason));

    private static string Link(StaffPage page) => Page + "/erasures/" + page.Html.Split(Page + "/erasures/")[1].Split('"')[0];

    /// <summary>A citizen who registered in a conversation, and signed something once they had a certificate.</summary>
    private async Task<(Dossier Dossier, Credential? Credential)> RegisterAsync(string conversation, bool certificate)
    {
        var (now, subject) = (house.App.Clock.GetUtcNow(), new SubjectId("chat:" + conversation));
        var said = new Activity { Type = ActivityTypes.Message, Id = conversation + "-1", Text = "Nguyễn Thị Bưởi", From = new ChannelAccount { Id = "u", Role = Roles.User } };
        await Storage.Conversations.CommitAsync(
            new TurnCommit(
                new IncomingActivity(conversation, "directline", said.Id, "u", said, now), 0, ConversationState.New,
                [new TranscriptEntry(1, said, Visible: true, now, TurnOutcome.Answered)], []),
            Cancel);
        var holder = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{conversation}-{_people++}"));
        var dossier = new Dossier
        {
            Id = Guid.CreateVersion7(),
            Number = DossierNumber.New(),
            Subject = subject,
            IdempotencyKey = "k",
            State = certificate ? DossierState.Approved : DossierState.Refused,
            Algorithm = KeyAlgorithm.Rsa2048,
            HolderHash = holder,
            ProtectedCitizen = [1],
            Consent = new ConsentRecord("certificate-enrolment", "2026-01", now),
            SubmittedAt = now,
        };
        await Storage.Enrolment.AddDossierAsync(dossier, Event, Cancel);
        return (dossier, certificate ? await ActivateAsync(dossier, conversation) : null);
    }

    private async Task<Credential> ActivateAsync(Dossier dossier, string conversation)
    {
        var now = house.App.Clock.GetUtcNow();
        var credential = new Credential
        {
            Id = Guid.CreateVersion7(),
            Subject = dossier.Subject,
            Algorithm = KeyAlgorithm.Rsa2048,
            Key = new WrappedKey([1], [2], [3], "kek"),
            Certificate = [4],
            SerialNumber = "5401" + conversation.ToUpperInvariant(),
            NotBefore = now,
            NotAfter = now.AddYears(1),
            Status = CredentialStatus.Active,
            HolderHash = dossier.HolderHash,
            ProtectedHolder = [5],
        };
        Assert.True(await Storage.Enrolment.TryActivateAsync(
            dossier with { State = DossierState.Activated, CredentialId = credential.Id, Version = 2 }, credential, Event, Cancel));
        await Storage.Signing.AddTransactionAsync(
            new SigningTransaction
            {
                Id = Guid.CreateVersion7(),
                Subject = dossier.Subject,
                IdempotencyKey = "t",
                CredentialId = credential.Id,
                State = TransactionState.Prepared,
                Documents = [new DocumentToSign("Đơn đề nghị.pdf", null, 1, 1, [], [1], [])],
                CreatedAt = now,
                ExpiresAt = now.AddMinutes(5),
            },
            [Event], Cancel);
        return credential;
    }
}
