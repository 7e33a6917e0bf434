using System.Net;
using SmartCaBot.Admin.Certificates;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Staff;

namespace SmartCaBot.Admin.Tests;

public sealed class CertificatePageTests(AdminHouse house) : IClassFixture<AdminHouse>
{
    private const string Path = "/admin/certificates/5401AB";

    [Fact]
    public async Task A_certificate_is_found_by_its_number_and_revoked_with_a_reason()
    {
        using var admin = await house.AdministratorAsync();
        var page = await admin.GetAsync("/admin/certificates?serial=54:01:AB");
        Assert.Contains("Đang hiệu lực", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/admin/certificates/5401AC")).Status);

        var without = await admin.PostAsync(Path, ("Act", "Revoke"), ("Code", "KeyCompromise"), ("Reason", "ngắn"));
        Assert.Contains("Lý do cần từ", without.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.PostAsync(Path, ("Act", "Revoke"), ("Code", "CertificateHold"), ("Reason", AdminHouse.Reason))).Status);
        Assert.Empty(house.Platform.Orders);
        var done = await admin.PostAsync(Path, ("Act", "Revoke"), ("Code", "KeyCompromise"), ("Reason", "mất máy, số 079099000012 gọi báo"));

        Assert.Contains("Đã ghi nhận", done.Text, StringComparison.Ordinal);
        var order = Assert.Single(house.Platform.Orders);
        Assert.Equal((CertificateAct.Revoke, RevocationReason.KeyCompromise, admin.Account!.Id.ToString()), (order.Act, order.Reason, order.StaffId));
        Assert.DoesNotContain("079099000012", order.Why, StringComparison.Ordinal);
        house.Platform.Deed = CertificateDeed.TooEarly;
        Assert.Contains("Chưa đến lúc gia hạn", (await admin.PostAsync(Path, ("Act", "Renew"), ("Reason", AdminHouse.Reason))).Text, StringComparison.Ordinal);
        house.Platform.Card = house.Platform.Card with { Status = CredentialStatus.Revoked, Reason = RevocationReason.KeyCompromise, ChangedAt = house.App.Clock.GetUtcNow() };
        Assert.Contains("không đổi được nữa", (await admin.GetAsync(Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_opens_it()
    {
        using var officer = await house.App.SignInAsync(StaffRole.Officer, StaffRole.Supervisor, StaffRole.Auditor);

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync(Path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsync(Path, ("Act", "Suspend"), ("Reason", AdminHouse.Reason))).Status);
    }
}
