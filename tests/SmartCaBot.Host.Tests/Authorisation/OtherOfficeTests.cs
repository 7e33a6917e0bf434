using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Host.Tests.Authorisation;

/// <summary>The routes that lead to an office's object, read by an officer of another office; what they could do there, the modules' tests try.</summary>
[Collection(HostInside.Collection)]
public sealed class OtherOfficeTests(HostInside host)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_offices_object_is_not_found_by_any_route()
    {
        var (here, there) = (await AddOfficeAsync("Một cửa phường Tân Lập"), await AddOfficeAsync("Một cửa phường Ea Kao"));
        using var owner = await OfficerAsync("cua.minh", here);
        using var other = await OfficerAsync("noi.khac", there);
        var campaign = await owner.PostAsync(
            "/office/campaigns/new", ("Desk", "Quầy 1"), ("Start", "register"), ("Web", "true"), ("Zalo", "true"), ("From", "2026-01-01"), ("To", ""), ("Note", ""));
        var objects = new Dictionary<string, string>
        {
            ["/office/campaigns/{code}"] = campaign.Path.Split('/', '?')[3],
            ["/office/dossiers/{number}"] = (await SubmitAsync(here)).Number,
        };

        foreach (var (prefix, id) in objects)
        {
            var routes = StaffRoutes.Of(host.Services.GetRequiredService<EndpointDataSource>(), isStaff: true)
                .Where(route => route.Method == "GET" && route.Pattern.StartsWith(prefix, StringComparison.Ordinal)).ToArray();
            Assert.NotEmpty(routes);
            foreach (var route in routes)
            {
                // The address holds "x" where the object's name belongs.
                var address = prefix[..prefix.LastIndexOf('/')] + "/" + id + route.Address[(prefix.LastIndexOf('/') + 2)..];
                Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).Status);
                Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync(address)).Status);
            }
        }
    }

    private async Task<string> AddOfficeAsync(string name)
    {
        var now = DateTimeOffset.UnixEpoch;
        var admin = new StaffMember("test", "Quản trị", new HashSet<StaffRole> { StaffRole.Administrator }, null, now, now);
        return (await host.Services.GetRequiredService<IOffices>().AddAsync(new OfficeDetails(name, "", "Phường", "Đắk Lắk"), admin, Cancel)).Id!;
    }

    private async Task<StaffDriver> OfficerAsync(string login, string office)
    {
        var officer = new StaffDriver(host.Address, TimeProvider.System);
        await officer.SignInAsync(await TestAccount.AddAsync(host.Services, login, "Cán bộ", [StaffRole.Officer], office, "066185000777"));
        return officer;
    }

    private async Task<DossierSummary> SubmitAsync(string office)
    {
        var citizen = new Citizen(
            FullName.Parse("Nguyễn Thị Bưởi"), CitizenId.Parse("066190000123"), new DateOnly(1990, 5, 17), new DateOnly(2021, 4, 1), new DateOnly(2030, 5, 17),
            PhoneNumber.Parse("0912345678"), null, "Đắk Lắk", "12 Lê Duẩn");
        var consent = new ConsentRecord("certificate-enrolment", "2026-01", DateTimeOffset.UnixEpoch);
        var core = host.Services.GetRequiredService<SigningCore>();
        for (var attempt = 0; attempt < 60; attempt++)
        {
            if (await core.Enrolment.SubmitAsync("k", new SubjectId("web:1"), citizen, consent, null, office, Cancel) is SubmitResult.Submitted submitted) return submitted.Dossier;
            // The token is still being set up.
            await Task.Delay(TimeSpan.FromMilliseconds(500), Cancel);
        }

        throw new InvalidOperationException("Signing did not become ready.");
    }
}
