using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Admin.Certificates;
using SmartCaBot.Admin.Upkeep;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Admin.Tests;

/// <summary>Accounts, offices, integrators, messages laid aside, certificates that end, and what the overview says of it all.</summary>
public sealed class PeopleTests(AdminHouse house) : IClassFixture<AdminHouse>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_is_invited_with_a_link_that_shows_once_and_can_be_shut_out_but_not_by_themselves()
    {
        using var admin = await house.AdministratorAsync();
        await admin.GetAsync("/admin/accounts/invite");

        Assert.Contains("Lý do cần", (await InviteAsync("Trần Văn Mới", "vì")).Text, StringComparison.Ordinal);
        var invited = await InviteAsync("Trần Văn Mới", AdminHouse.Reason);
        Assert.StartsWith("http", invited.Html.Split("id=\"link\" value=\"")[1], StringComparison.Ordinal);
        Assert.Contains("Trần Văn Mới", (await admin.GetAsync("/admin/accounts?q=tran+van")).Text, StringComparison.Ordinal);
        var taken = await InviteAsync("Người Khác", AdminHouse.Reason);
        Assert.Contains("đã có người dùng", taken.Text, StringComparison.Ordinal);

        using var other = await house.App.SignInAsync(StaffRole.Agent);
        var id = other.Account!.Id;
        foreach (var act in new[] { "Disable", "Roles" })
            Assert.Contains("Lý do cần", (await admin.PostAsync($"/admin/accounts/{id}?handler={act}", ("Roles", "Agent"))).Text, StringComparison.Ordinal);
        Assert.Contains("Đã lưu", (await admin.PostAsync($"/admin/accounts/{id}?handler=Disable", ("Reason", AdminHouse.Reason))).Text, StringComparison.Ordinal);
        Assert.StartsWith("/staff/sign-in", (await other.GetAsync("/staff")).Path, StringComparison.Ordinal);

        var own = admin.Account!.Id;
        Assert.Contains("Không ai tự đổi vai trò", (await admin.PostAsync($"/admin/accounts/{own}?handler=Disable", ("Reason", AdminHouse.Reason))).Text, StringComparison.Ordinal);
        Assert.Contains("Không ai tự đổi vai trò", (await admin.PostAsync($"/admin/accounts/{own}?handler=Roles", ("Roles", "Agent"), ("Reason", AdminHouse.Reason))).Text, StringComparison.Ordinal);

        Task<StaffPage> InviteAsync(string name, string reason) =>
            admin.PostAsync("/admin/accounts/invite", ("Name", name), ("Login", "van.moi"), ("Roles", "Agent"), ("Reason", reason));
    }

    [Fact]
    public async Task An_office_is_added_and_closed()
    {
        using var admin = await house.AdministratorAsync();
        await admin.GetAsync("/admin/offices");

        (string, string)[] form = [("Name", "Bộ phận một cửa Ea Kao"), ("Address", "1 Y Moan"), ("Ward", "Ea Kao"), ("Province", "Đắk Lắk")];
        Assert.Contains("Lý do cần", (await admin.PostAsync("/admin/offices", form)).Text, StringComparison.Ordinal);
        var page = await admin.PostAsync("/admin/offices", [.. form, ("Reason", AdminHouse.Reason)]);
        Assert.Contains("Bộ phận một cửa Ea Kao", page.Text, StringComparison.Ordinal);
        var link = "/admin/offices/" + page.Html.Split("/admin/offices/")[1].Split('"')[0];
        Assert.Contains("Lý do cần", (await admin.PostAsync(link + "?handler=Close")).Text, StringComparison.Ordinal);
        Assert.Contains("Lý do cần", (await admin.PostAsync(link + "?handler=Save", form)).Text, StringComparison.Ordinal);
        await admin.PostAsync(link + "?handler=Save", [.. form, ("Reason", AdminHouse.Reason)]);
        await admin.PostAsync(link + "?handler=Close", ("Reason", AdminHouse.Reason));
        Assert.Contains("Đã đóng", (await admin.GetAsync("/admin/offices")).Text, StringComparison.Ordinal);
        Assert.Equal(
            [AuditKind.OfficeAdded, AuditKind.OfficeChanged, AuditKind.OfficeClosed], await RecordsAsync(link.Split('/')[^1]));
    }

    [Fact]
    public async Task An_integrators_secret_shows_once_is_kept_as_a_hash_and_two_are_good_for_a_while()
    {
        using var admin = await house.AdministratorAsync();
        var integrators = house.App.Services.GetRequiredService<IIntegrators>();
        await admin.GetAsync("/admin/integrators/new");

        foreach (var bad in new[] { "http://a.example.vn/x", "https://127.0.0.1/x", "https://localhost/x", "https://user@a.example.vn/", "https://10.0.0.1", "https://[::1]/", "https://a.local/", "https://a.example.vn/#x", "javascript:alert(1)" })
        {
            var refused = await admin.PostAsync("/admin/integrators/new", Form(bad));
            Assert.Contains("Địa chỉ không dùng được", refused.Text, StringComparison.Ordinal);
        }

        Assert.Contains("Lý do cần", (await admin.PostAsync("/admin/integrators/new", Form("https://app.example.vn/back"))).Text, StringComparison.Ordinal);
        var added = await admin.PostAsync("/admin/integrators/new", [.. Form("https://app.example.vn/back"), ("Reason", AdminHouse.Reason)]);
        var first = Secret(added.Html);
        var id = added.Html.Split("/admin/integrators/sp-")[1].Split('"')[0].Insert(0, "sp-");
        var found = await integrators.VerifyAsync(id, first, Cancel);
        Assert.Equal("Cổng dịch vụ", found!.Name);
        Assert.Equal([IntegratorKind.Csc], found.Kinds);
        Assert.Null(await integrators.VerifyAsync(id, first + "x", Cancel));
        Assert.Null(await integrators.VerifyAsync("sp-nobody", first, Cancel));
        Assert.DoesNotContain(first, (await admin.GetAsync("/admin/integrators/" + id)).Html, StringComparison.Ordinal);

        var asked = await admin.GetAsync("/admin/integrators/" + id);
        (string, string)[] changed = [.. Form("https://app.example.vn/back2"), ("Version", asked.Value("Version")!)];
        var unsaid = await admin.PostAsync($"/admin/integrators/{id}?handler=Save", changed);
        Assert.Contains("Lý do cần", unsaid.Text, StringComparison.Ordinal);
        Assert.Equal(1, unsaid.Html.Split("id=\"Reason\"").Length - 1);
        await admin.PostAsync($"/admin/integrators/{id}?handler=Save", [.. changed, ("Reason", AdminHouse.Reason)]);
        Assert.Contains("back2", (await integrators.FindAsync(id, Cancel))!.Redirects.Single(), StringComparison.Ordinal);

        var renewed = await admin.PostAsync($"/admin/integrators/{id}?handler=Renew", ("Reason", AdminHouse.Reason));
        var second = Secret(renewed.Html);
        Assert.NotNull(await integrators.VerifyAsync(id, first, Cancel));
        Assert.NotNull(await integrators.VerifyAsync(id, second, Cancel));
        var third = Secret((await admin.PostAsync($"/admin/integrators/{id}?handler=Renew&now=true", ("Reason", AdminHouse.Reason))).Html);
        Assert.Null(await integrators.VerifyAsync(id, first, Cancel));
        Assert.Null(await integrators.VerifyAsync(id, second, Cancel));

        await admin.PostAsync($"/admin/integrators/{id}?handler=Suspend", ("Reason", AdminHouse.Reason));
        Assert.Null(await integrators.VerifyAsync(id, third, Cancel));
        Assert.True((await integrators.FindAsync(id, Cancel))!.IsSuspended);
        await admin.PostAsync($"/admin/integrators/{id}?handler=Resume", ("Reason", AdminHouse.Reason));
        Assert.NotNull(await integrators.VerifyAsync(id, third, Cancel));
        Assert.Equal(
            [
                AuditKind.IntegratorAdded, AuditKind.IntegratorChanged, AuditKind.IntegratorSecretRenewed, AuditKind.IntegratorSecretRenewed,
                AuditKind.IntegratorDisabled, AuditKind.IntegratorEnabled,
            ],
            await RecordsAsync(id));
    }

    [Fact]
    public async Task Offices_and_integrators_are_changed_only_right_after_the_second_factor()
    {
        using var admin = await house.AdministratorAsync();
        await admin.GetAsync("/admin/offices");
        house.App.Clock.Advance(TimeSpan.FromMinutes(11));

        foreach (var path in new[] { "/admin/offices", "/admin/offices/x?handler=Save", "/admin/offices/x?handler=Close", "/admin/integrators/new", "/admin/integrators/x?handler=Save", "/admin/integrators/x?handler=Suspend" })
            Assert.StartsWith("/staff/confirm?return=", (await admin.PostAsync(path, ("Reason", AdminHouse.Reason))).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_laid_aside_are_sent_again_or_given_up_with_a_reason_and_never_read()
    {
        var outbox = house.App.Services.GetRequiredService<IOutboxStore>();
        var now = house.App.Clock.GetUtcNow();
        foreach (var id in new[] { "m1", "m2" })
        {
            await outbox.EnqueueAsync(new OutboxMessage(id, "sms", "+8491234567" + id[1], "mật 482913", now), Cancel);
            var leased = Assert.Single(await outbox.LeaseAsync("sms", 1, now, now.AddMinutes(1), Cancel));
            await outbox.FailAsync(leased, "cổng đóng", null, Cancel);
        }

        using var admin = await house.AdministratorAsync();
        var page = await admin.GetAsync("/admin/messages");
        Assert.Contains("cổng đóng", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("482913", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("91234567", page.Html, StringComparison.Ordinal);
        Assert.Contains("Lý do cần", (await admin.PostAsync("/admin/messages", ("Ids", "m1"), ("act", "replay"))).Text, StringComparison.Ordinal);

        await admin.PostAsync("/admin/messages", ("Ids", "m1"), ("act", "replay"), ("Reason", AdminHouse.Reason));
        await admin.PostAsync("/admin/messages", ("Ids", "m2"), ("act", "drop"), ("Reason", AdminHouse.Reason));
        Assert.Equal(0, await house.App.Services.GetRequiredService<IOutboxReview>().CountDeadAsync(Cancel));
        Assert.Single(await outbox.LeaseAsync("sms", 9, now, now.AddMinutes(1), Cancel));
        var late = await admin.PostAsync("/admin/messages", ("Ids", "m2"), ("act", "replay"), ("Reason", AdminHouse.Reason));
        Assert.Contains("Không còn tin nào như vậy", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_reminded_once_at_30_and_once_at_7_days_unless_it_was_replaced_or_not_agreed_to()
    {
        var (platform, now) = (house.Platform, house.App.Clock.GetUtcNow());
        platform.Certificates.AddRange([
            FakePlatform.Certificate(now.AddDays(29)), FakePlatform.Certificate(now.AddDays(6)), FakePlatform.Certificate(now.AddDays(5), isReplaced: true),
            FakePlatform.Certificate(now.AddDays(20), consent: null), FakePlatform.Certificate(now.AddDays(50)),
        ]);
        var service = house.App.Services.GetRequiredService<ReminderService>();
        platform.Reminded.Clear();

        Assert.Equal(2, await service.RunOnceAsync(Cancel));
        Assert.Equal(0, await service.RunOnceAsync(Cancel));
        Assert.Equal([7, 30], platform.Reminded.Select(reminded => reminded.Days));

        using var admin = await house.AdministratorAsync();
        var page = await admin.GetAsync("/admin/certificates?days=7");
        Assert.Contains("•••••••678", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bưởi", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_overview_tells_what_is_wrong_first()
    {
        using var admin = await house.AdministratorAsync();
        house.Platform.Parts.Add(new PlatformPart("signing", PlatformState.Failing, "TokenMissing", "no slot", house.App.Clock.GetUtcNow()));
        try
        {
            var page = await admin.GetAsync("/admin");
            Assert.Contains("Không thấy thiết bị ký", page.Text, StringComparison.Ordinal);
            Assert.Contains("1.2.3", (await admin.GetAsync("/admin/health")).Text, StringComparison.Ordinal);
        }
        finally
        {
            house.Platform.Parts.RemoveAt(1);
        }
    }

    /// <summary>What was done to it, in order; each with its reason.</summary>
    private async Task<IReadOnlyList<AuditKind>> RecordsAsync(string reference)
    {
        var records = new List<AuditEvent>();
        await foreach (var record in house.App.Storage.Audit.ReadAsync(0, Cancel))
            if (record.Event.Reference == reference) records.Add(record.Event);
        Assert.All(records, record => Assert.Contains("reason=" + AdminHouse.Reason, record.Detail, StringComparison.Ordinal));
        return [.. records.Select(record => record.Kind)];
    }

    private static (string, string)[] Form(string address) =>
        [("Name", "Cổng dịch vụ"), ("Contact", "Sở KHCN"), ("Kinds", "Csc"), ("Scopes", "sign"), ("Redirects", address)];

    private static string Secret(string html) => html.Split("id=\"secret\"")[1].Split("value=\"")[1].Split('"')[0];
}
