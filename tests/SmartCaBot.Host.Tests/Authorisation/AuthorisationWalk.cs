using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;
using SmartCaBot.TestKit;

namespace SmartCaBot.Host.Tests.Authorisation;

/// <summary>
/// Asks every route of the staff with every role and compares who is let in with <c>allowed.txt</c>; every other route of the program stands there
/// too, so that none is added unseen. SMARTCABOT_REWRITE_ROUTES=1 writes what was found: read the difference before committing it.
/// </summary>
[Collection(HostInside.Collection)]
public sealed class AuthorisationWalk(HostInside host)
{
    private const string Everyone = "everyone";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static string TablePath => Path.Combine(RepositoryFiles.Root, "tests", "SmartCaBot.Host.Tests", "Authorisation", "allowed.txt");

    [Fact]
    public async Task Each_route_lets_in_whom_the_table_names_and_nobody_else()
    {
        var endpoints = host.Services.GetRequiredService<EndpointDataSource>();
        var roles = Enum.GetValues<StaffRole>();
        var people = new Dictionary<string, StaffDriver> { [Everyone] = new(host.Address, TimeProvider.System) };
        foreach (var role in roles)
        {
            var person = new StaffDriver(host.Address, TimeProvider.System);
            await person.SignInAsync(await TestAccount.AddAsync(host.Services, "walk." + role.ToString().ToLowerInvariant(), role.ToString(), [role], citizenId: "066185000777"));
            people.Add(role.ToString(), person);
        }

        List<string> found = ["# Who is let in, by route. The staff's routes are asked with each role; AuthorisationWalk compares.", ""];
        foreach (var route in StaffRoutes.Of(endpoints, isStaff: true)) found.Add($"{route} : {await AskAsync(route, people)}");
        found.AddRange(["", "# Not the staff's: open, or guarded by rules of their own.", ""]);
        found.AddRange(StaffRoutes.Of(endpoints, isStaff: false).Select(route => route.ToString()));
        foreach (var person in people.Values) person.Dispose();

        if (Environment.GetEnvironmentVariable("SMARTCABOT_REWRITE_ROUTES") == "1") await File.WriteAllLinesAsync(TablePath, found, TestContext.Current.CancellationToken);
        var table = await File.ReadAllLinesAsync(TablePath, TestContext.Current.CancellationToken);
        Assert.Empty(found.Except(table).Select(line => "found, not in the table: " + line).Concat(table.Except(found).Select(line => "in the table, not found: " + line)));
    }

    private static async Task<string> AskAsync(StaffRoute route, Dictionary<string, StaffDriver> people)
    {
        if (await IsLetInAsync(route, people[Everyone])) return Everyone;
        var allowed = new List<string>();
        foreach (var (name, person) in people)
            if (name != Everyone && await IsLetInAsync(route, person)) allowed.Add(name);
        return allowed.Count == 0 ? "nobody" : string.Join(", ", allowed);
    }

    /// <summary>
    /// Forms are sent without their token: who may not act is refused before that is looked at, and who may is asked for it, so that nothing happens.
    /// </summary>
    private static async Task<bool> IsLetInAsync(StaffRoute route, StaffDriver person)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(Patience);
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Address);
        if (route.Method is not ("GET" or "HEAD")) request.Content = new FormUrlEncodedContent([]);
        using var answer = await person.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
        Assert.True((int)answer.StatusCode < 500, $"{route}: {answer.StatusCode}");
        return answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) && !IsTurnedAway(answer);
    }

    private static bool IsTurnedAway(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Found && answer.Headers.Location?.ToString() is { } to
        && (to.Contains("/staff/sign-in", StringComparison.Ordinal) || to.Contains("/staff/confirm", StringComparison.Ordinal));
}
