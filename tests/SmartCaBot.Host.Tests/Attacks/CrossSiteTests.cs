using System.Net;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Host.Tests.Authorisation;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Host.Tests.Attacks;

/// <summary>What is no page and takes a POST, found in the program's own table of routes: nothing is done at another site's bidding.</summary>
[Collection(HostInside.Collection)]
public sealed class CrossSiteTests(HostInside host)
{
    /// <summary>Programs speak there, with a token or a key of their own in a header; no browser sends these along.</summary>
    private static readonly string[] ByToken = ["/v3/directline", "/api/messages", "/zalo", "/sca", "/rest", "/csc", "/ocsp", "/tsa"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEnumerable<StaffRoute> Posts(bool isStaff)
    {
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>();
        var pages = endpoints.Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).ToHashSet();
        return StaffRoutes.Of(endpoints, isStaff).Where(route => route.Method is not ("GET" or "HEAD" or "OPTIONS" or "CONNECT") && !pages.Contains(route.Pattern));
    }

    [Fact]
    public async Task Whatever_else_the_staff_may_post_asks_for_the_forms_token()
    {
        using var person = new StaffDriver(host.Address, TimeProvider.System);
        await person.SignInAsync(await TestAccount.AddAsync(host.Services, "trang.la", "Cán bộ", Enum.GetValues<StaffRole>(), citizenId: "066185000777"));
        Assert.NotEmpty(StaffRoutes.Of(host.Services.GetRequiredService<EndpointDataSource>(), isStaff: true));

        foreach (var route in Posts(isStaff: true))
        {
            using var request = Foreign(route);
            using var answer = await person.Client.SendAsync(request, Cancel);
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden, $"{route}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task No_public_form_is_taken_from_another_site()
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = host.Address };
        using (await browser.GetAsync(new Uri("/co-ban", UriKind.Relative), Cancel))
        {
        }

        var asked = 0;
        foreach (var route in Posts(isStaff: false).Where(route => !ByToken.Any(start => route.Pattern.StartsWith(start, StringComparison.Ordinal))))
        {
            using var request = Foreign(route);
            using var answer = await browser.SendAsync(request, Cancel);
            // The page without scripts says on itself that the form was not its own; another is shown as if nothing had been sent.
            var isRefused = answer.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError
                || answer is { StatusCode: HttpStatusCode.SeeOther, Headers.Location.OriginalString: var to } && to.Contains("said=notours", StringComparison.Ordinal)
                || answer.StatusCode == HttpStatusCode.OK && await answer.Content.ReadAsStringAsync(Cancel) == await browser.GetStringAsync(route.Address, Cancel);
            Assert.True(isRefused, $"{route}: {answer.StatusCode} {answer.Headers.Location}");
            Assert.False(answer.Headers.Contains("Set-Cookie"), route.ToString());
            asked++;
        }

        Assert.True(asked >= 8, $"{asked}");
    }

    private static HttpRequestMessage Foreign(StaffRoute route) => new(new HttpMethod(route.Method), route.Address)
    {
        Content = new FormUrlEncodedContent([KeyValuePair.Create("text", "từ nơi khác")]),
        Headers = { { "Sec-Fetch-Site", "cross-site" }, { "Sec-Fetch-Mode", "navigate" }, { "Origin", "https://evil.example" } },
    };
}
