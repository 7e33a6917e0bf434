using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Host.Tests.Attacks;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Host.Tests.Authorisation;

/// <summary>Every route and form that leads to an office's object, tried by somebody with all roles of another office.</summary>
[Collection(HostInside.Collection)]
public sealed class OtherOfficeTests(HostInside host)
{
    /// <summary>Objects that belong to no office: one book for all.</summary>
    private static readonly string[] OfAll = ["/desk/replies/{id}"];

    private static readonly string[] OfOffices = ["/desk", "/office"];

    /// <summary>Forms without an object in their address that name none in a field either; what they could do to another office's is looked at below.</summary>
    private static readonly string[] NamingNone =
    [
        "/desk?handler=Presence", "/desk?handler=Next", "/desk/queues", "/desk/hours?handler=Week", "/desk/hours?handler=Day", "/desk/hours?handler=Remove",
        "/office/population",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_offices_object_is_found_by_no_route_and_changed_by_no_form()
    {
        var here = await OfficeObjects.MakeAsync(host, "Một cửa phường Tân Lập");
        var there = await OfficeObjects.AddOfficeAsync(host, "Một cửa phường Ea Kao");
        using var owner = await here.PersonAsync("cua.minh");
        await here.FillAsync(owner);
        using var other = await OfficeObjects.PersonAsync(host, "noi.khac", there);

        foreach (var route in StaffRoutes.Of(host.Services.GetRequiredService<EndpointDataSource>(), isStaff: true))
        {
            if (route.Method != "GET" || !IsOfOffices(route.Pattern) || !route.Pattern.Contains('{', StringComparison.Ordinal) || OfAll.Contains(route.Pattern)) continue;
            var address = here.Address(route);
            Assert.Equal((route.Pattern, HttpStatusCode.NotFound), (route.Pattern, (await other.GetAsync(address)).Status));
            // A file that is not there yet is not found by anybody.
            if (!route.Pattern.Contains("/files/", StringComparison.Ordinal) && !route.Pattern.EndsWith("/signed", StringComparison.Ordinal))
                Assert.Equal((route.Pattern, HttpStatusCode.OK), (route.Pattern, (await owner.GetAsync(address)).Status));
        }

        var before = await here.SnapshotAsync();
        await other.GetAsync("/staff");
        foreach (var form in StaffPages.Forms.Where(form => IsOfOffices(form.Route) && !OfAll.Contains(form.Route)))
        {
            foreach (var handler in form.Handlers) await TryAsync(other, here, form, handler);
        }

        Assert.Equal(before, await here.SnapshotAsync());
    }

    private static bool IsOfOffices(string route) => OfOffices.Any(root => route == root || route.StartsWith(root + "/", StringComparison.Ordinal));

    private static async Task TryAsync(StaffDriver other, OfficeObjects here, StaffForm form, string handler)
    {
        var address = form.HasParameter ? form.Address(_ => here.Of(form.Route), handler) : form.Address(_ => "", handler);
        var fields = form.HasParameter ? OfficeObjects.AnyFields : here.Fields(address);
        if (!form.HasParameter && fields is null)
        {
            Assert.True(NamingNone.Contains(address), $"Say which object of an office {address} may name, or that it names none.");
            fields = OfficeObjects.AnyFields;
        }

        var answer = await other.PostAsync(address, fields!);
        if (form.HasParameter || here.IsNotFoundBy(address)) Assert.Equal((address, HttpStatusCode.NotFound), (address, answer.Status));
        else Assert.DoesNotContain(here.Citizen, answer.Text, StringComparison.Ordinal);
    }
}
