using Microsoft.Extensions.DependencyInjection;

namespace SmartCaBot.Staff.Tests;

public sealed class OfficeTests(StaffHouse house) : IClassFixture<StaffHouse>
{
    private static readonly OfficeDetails Details = new("Trung tâm Phục vụ hành chính công phường Buôn Ma Thuột", "1 Lý Nam Đế", "Phường Buôn Ma Thuột", "Đắk Lắk");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Offices_are_added_changed_closed_and_opened_again()
    {
        var (offices, accounts) = (house.App.Services.GetRequiredService<IOffices>(), house.App.Services.GetRequiredService<IStaffAccounts>());
        var now = house.App.Clock.GetUtcNow();
        var admin = new StaffMember("admin", "Quản trị", new HashSet<StaffRole> { StaffRole.Administrator }, null, now, now);

        var (outcome, id) = await offices.AddAsync(Details, "đơn vị mới", admin, Cancel);
        Assert.Equal(OfficeOutcome.Done, outcome);
        Assert.Equal(OfficeOutcome.Done, await offices.ChangeAsync(id!, Details with { Address = "2 Lý Nam Đế" }, "thử", admin, Cancel));
        Assert.Equal("2 Lý Nam Đế", (await offices.FindAsync(id!, Cancel))!.Address);
        Assert.Equal(OfficeOutcome.Invalid, await offices.ChangeAsync(id!, Details with { Name = " " }, "thử", admin, Cancel));
        Assert.Equal(OfficeOutcome.TimeZoneUnknown, await offices.ChangeAsync(id!, Details with { TimeZone = "Asia/Nowhere" }, "thử", admin, Cancel));
        Assert.Equal(OfficeOutcome.NotFound, await offices.CloseAsync("nowhere", "thử", admin, Cancel));

        Assert.Equal(OfficeOutcome.Done, await offices.CloseAsync(id!, "thử", admin, Cancel));
        var agent = new HashSet<StaffRole> { StaffRole.Agent };
        Assert.Equal(
            new InviteOutcome.Refused(AccountRefusal.OfficeUnknown), await accounts.InviteAsync(new("Cán bộ", "dong.cua", agent, id, null), "thử", admin, Cancel));
        Assert.Equal(OfficeOutcome.Done, await offices.ReopenAsync(id!, "thử", admin, Cancel));
        Assert.IsType<InviteOutcome.Invited>(await accounts.InviteAsync(new("Cán bộ", "dong.cua", agent, id, null), "thử", admin, Cancel));
    }
}
