using System.Net;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Enrolment;

namespace SmartCaBot.Office.Tests.Dossiers;

[Collection(DossierHouse.Collection)]
public sealed class DossierPageTests(DossierHouse house) : IClassFixture<DossierHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_officer_finds_reads_and_approves_a_dossier_by_its_number()
    {
        var dossier = await house.SubmitAsync(DossierHouse.TanLap, "Lò Thị Xoan");
        using var officer = await house.OfficerAsync(DossierHouse.TanLap);

        var list = await officer.GetAsync("/office/dossiers");
        var found = await officer.GetAsync("/office/dossiers?q=" + dossier.Number.ToLowerInvariant().Replace("-", "+", StringComparison.Ordinal));
        var approved = await officer.PostAsync(found.Path + "?handler=Approve", ("Note", "Đã xem thẻ"));

        Assert.Contains(dossier.Number, list.Text, StringComparison.Ordinal);
        Assert.Equal("/office/dossiers/" + dossier.Number, found.Path);
        Assert.Contains("Một cửa phường Tân Lập", found.Text, StringComparison.Ordinal);
        Assert.Contains("Đã ghi nhận", approved.Text, StringComparison.Ordinal);
        Assert.Contains(house.Codes, code => code.Reference == dossier.Id);
        Assert.Equal(DossierState.Approved, (await house.Enrolment.ReviewAsync(dossier.Number, Cancel))!.Dossier.State);
    }

    [Fact]
    public async Task Personal_values_are_masked_and_one_is_shown_when_asked_for_and_that_is_audited()
    {
        var dossier = await house.SubmitAsync();
        using var officer = await house.OfficerAsync();
        var path = "/office/dossiers/" + dossier.Number;

        var masked = await officer.GetAsync(path);
        var shown = await officer.PostAsync(path + "?handler=Unmask", ("field", "Phone"));
        house.App.Clock.Advance(TimeSpan.FromMinutes(11));
        var asked = await officer.PostAsync(path + "?handler=Unmask", ("field", "CitizenId"));

        foreach (var secret in new[] { "066190000123", "912345678", "buoi@example", "17/05/1990", "Lê Duẩn" })
        {
            Assert.DoesNotContain(secret, masked.Text, StringComparison.Ordinal);
            if (secret != "912345678") Assert.DoesNotContain(secret, shown.Text, StringComparison.Ordinal);
        }

        Assert.Contains("912345678", shown.Text, StringComparison.Ordinal);
        Assert.StartsWith("/staff/confirm", asked.Path, StringComparison.Ordinal);
        var records = new List<AuditRecord>();
        await foreach (var record in house.App.Storage.Audit.ReadAsync(0, Cancel)) records.Add(record);
        var unmasked = Assert.Single(records, r => r.Event.Kind == AuditKind.ValueUnmasked && r.Event.Reference == dossier.Id.ToString());
        Assert.Equal(("staff:" + officer.Account!.Id, "field=Phone"), (unmasked.Event.Actor, unmasked.Event.Detail));
    }

    [Fact]
    public async Task Another_offices_dossier_is_not_found_in_any_way()
    {
        var theirs = await house.SubmitAsync(DossierHouse.EaKao);
        var nobodys = await house.SubmitAsync();
        using var officer = await house.OfficerAsync(DossierHouse.TanLap);
        var path = "/office/dossiers/" + theirs.Number;

        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.PostAsync(path + "?handler=Approve")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.PostAsync(path + "?handler=Refuse", ("Own", "x"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.PostAsync(path + "?handler=Unmask", ("field", "Phone"))).Status);
        Assert.Contains("Không tìm thấy hồ sơ số", (await officer.GetAsync("/office/dossiers?q=" + theirs.Number)).Text, StringComparison.Ordinal);
        var bulk = await officer.PostAsync("/office/dossiers/approve?handler=All", ("Ids", theirs.Id.ToString()));
        var list = await officer.GetAsync("/office/dossiers?office=" + DossierHouse.EaKao);

        Assert.DoesNotContain(theirs.Number, bulk.Text + list.Text, StringComparison.Ordinal);
        Assert.Contains(nobodys.Number, list.Text, StringComparison.Ordinal);
        Assert.Equal(DossierState.Submitted, (await house.Enrolment.ReviewAsync(theirs.Number, Cancel))!.Dossier.State);
    }

    [Fact]
    public async Task Nobody_decides_about_their_own_and_without_a_number_about_none()
    {
        var own = await house.SubmitAsync(citizenId: "066190000999");
        using var self = await house.OfficerAsync(citizenId: "066190000999");
        using var unknown = await house.OfficerAsync(citizenId: null);

        var refused = await self.PostAsync($"/office/dossiers/{own.Number}?handler=Approve");
        var page = await unknown.GetAsync("/office/dossiers/" + own.Number);
        await unknown.PostAsync($"/office/dossiers/{own.Number}?handler=Approve");

        Assert.Contains("không được xử lý hồ sơ của chính mình", refused.Text, StringComparison.Ordinal);
        Assert.Contains("chưa có số căn cước", page.Text, StringComparison.Ordinal);
        Assert.Equal(DossierState.Submitted, (await house.Enrolment.ReviewAsync(own.Number, Cancel))!.Dossier.State);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_the_citizen_gets_it()
    {
        var dossier = await house.SubmitAsync();
        using var officer = await house.OfficerAsync();
        var path = $"/office/dossiers/{dossier.Number}?handler=Refuse";

        var without = await officer.PostAsync(path);
        await officer.PostAsync(path, ("Ready", "Địa chỉ chưa đầy đủ."), ("Own", "Anh/chị ghi thêm số nhà <script>."));

        Assert.Contains("chọn hoặc viết lý do", without.Text, StringComparison.Ordinal);
        var decided = (await house.Enrolment.ReviewAsync(dossier.Number, Cancel))!.Dossier;
        Assert.Equal((DossierState.Refused, "Địa chỉ chưa đầy đủ. Anh/chị ghi thêm số nhà <script>."), (decided.State, decided.Decision!.Reason));
        Assert.DoesNotContain("<script>.", (await officer.GetAsync("/office/dossiers/" + dossier.Number)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_are_approved_at_once_after_one_confirmation_each_with_its_result()
    {
        var (first, second, gone) = (await house.SubmitAsync(), await house.SubmitAsync(), await house.SubmitAsync());
        using var officer = await house.OfficerAsync();
        (string, string)[] ids = [("Ids", first.Id.ToString()), ("Ids", second.Id.ToString()), ("Ids", gone.Id.ToString())];
        var asked = await officer.PostAsync("/office/dossiers/approve", ids);
        using var colleague = await house.OfficerAsync(citizenId: "066185000778");
        await colleague.PostAsync($"/office/dossiers/{gone.Number}?handler=Refuse", ("Own", "Thiếu giấy tờ"));

        var done = await officer.PostAsync("/office/dossiers/approve?handler=All", ids);

        Assert.Contains("Duyệt 3 hồ sơ?", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Xong 2 trong 3 hồ sơ", done.Text, StringComparison.Ordinal);
        Assert.Contains("đã có người khác xử lý", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_decides_without_having_shown_a_second_factor_lately()
    {
        var dossier = await house.SubmitAsync();
        using var officer = await house.OfficerAsync();
        var path = "/office/dossiers/" + dossier.Number;
        house.App.Clock.Advance(TimeSpan.FromMinutes(11));

        foreach (var (address, fields) in new (string, (string, string)[])[]
        {
            (path + "?handler=Approve", []), (path + "?handler=Refuse", [("Own", "Thiếu giấy tờ")]),
            ("/office/dossiers/approve", [("Ids", dossier.Id.ToString())]), ("/office/dossiers/approve?handler=All", [("Ids", dossier.Id.ToString())]),
        })
            Assert.StartsWith("/staff/confirm", (await officer.PostAsync(address, fields)).Path, StringComparison.Ordinal);

        Assert.Equal(DossierState.Submitted, (await house.Enrolment.ReviewAsync(dossier.Number, Cancel))!.Dossier.State);
        var page = await officer.GetAsync(path);
        Assert.Contains("Xác thực lại", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Từ chối hồ sơ", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Age_and_state_filter_the_list()
    {
        var old = await house.SubmitAsync();
        house.App.Clock.Advance(TimeSpan.FromDays(4));
        var fresh = await house.SubmitAsync();
        using var officer = await house.OfficerAsync();

        var waiting = await officer.GetAsync("/office/dossiers?days=3");
        var refused = await officer.GetAsync("/office/dossiers?state=Refused");

        Assert.Contains(old.Number, waiting.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(fresh.Number, waiting.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(old.Number, refused.Text, StringComparison.Ordinal);
    }
}
