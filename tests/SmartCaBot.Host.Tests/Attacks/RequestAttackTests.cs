using System.Net;
using System.Net.Http.Json;
using System.Text;
using SmartCaBot.Staff;

namespace SmartCaBot.Host.Tests.Attacks;

/// <summary>Requests that no browser makes: crooked addresses, sizes, methods, hosts, and somebody else's session.</summary>
public sealed class RequestAttackTests(AttackedHost host) : IClassFixture<AttackedHost>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <summary>Where nobody may be sent.</summary>
    public static TheoryData<string> Elsewhere =>
    [
        "https://evil.example", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/%5cevil.example", "/%2f/evil.example",
        "/\t/evil.example", "/\n/evil.example", "\u0009//evil.example", "/staff//..//evil.example/", "/staff/../..//evil.example", "javascript:alert(1)",
        "data:text/html,x", "http:evil.example", "https:/evil.example", "/staff@evil.example", "//evil.example/staff", "/.evil.example", "/staff.evil.example",
        "%68ttps://evil.example", "/staff\r\nLocation: https://evil.example", "/staff%0d%0aLocation:%20https://evil.example",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public async Task Nobody_is_sent_elsewhere(string target)
    {
        var encoded = Uri.EscapeDataString(target);
        foreach (var path in new[] { $"/staff/sign-in?return={encoded}", $"/staff/second-factor?return={encoded}", $"/staff/confirm?return={encoded}", $"/q/{encoded}", $"/q/x?return={encoded}&next={encoded}&url={encoded}" })
        {
            var answer = await RawRequest.GetAsync(host.Address, path);
            var head = answer.Split("\r\n\r\n")[0];
            foreach (var line in head.Split("\r\n").Where(line => line.StartsWith("Location:", StringComparison.OrdinalIgnoreCase)))
            {
                var location = new Uri(host.Address, line["Location:".Length..].Trim());
                Assert.True(location.Authority == host.Address.Authority, $"{path} leads to {line}");
            }
        }
    }

    [Fact]
    public async Task A_hostile_return_does_not_survive_signing_in()
    {
        using var person = await host.SignInAsync(StaffRole.Agent);
        foreach (var target in Elsewhere.Select(row => row.Data))
        {
            using var answer = await person.Client.GetAsync(new Uri("/staff/confirm?return=" + Uri.EscapeDataString(target), UriKind.Relative), Cancel);
            if (answer.Headers.Location is { } location) Assert.Equal(host.Address.Authority, new Uri(host.Address, location).Authority);
        }
    }

    [Theory]
    [InlineData("/assets/../appsettings.json")]
    [InlineData("/assets/..%2fappsettings.json")]
    [InlineData("/assets/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/assets/..%5c..%5cappsettings.json")]
    [InlineData("/assets/%00/etc/passwd")]
    [InlineData("/assets//etc/passwd")]
    [InlineData("/staff/assets/x/../../../appsettings.json")]
    [InlineData("/staff/assets/x/..%2f..%2fappsettings.json")]
    [InlineData("/staff/assets/x/%2fetc%2fpasswd")]
    [InlineData("/qr/..%2f..%2fkeys%2fstorage.key")]
    [InlineData("/v3/directline/conversations/x/files/..%2f..%2fkeys%2fstorage.key")]
    [InlineData("/desk/case/x/files/..%2f..%2f..%2fkeys%2fstorage.key")]
    [InlineData("/ca/..%2fkeys%2fstorage.key")]
    [InlineData("/widget.js/../../appsettings.json")]
    public async Task No_crooked_path_leads_to_a_file(string path)
    {
        var answer = await RawRequest.GetAsync(host.Address, path);

        Assert.True(RawRequest.Status(answer) is >= 300 and < 500, answer.Split("\r\n")[0]);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Logging\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../keys/storage.key")]
    [InlineData("..\\..\\keys\\storage.key")]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\Windows\\system.ini")]
    [InlineData("a\0.pdf")]
    [InlineData("CON.pdf")]
    [InlineData("don.pdf.exe")]
    [InlineData("don\u202Efdp.exe")]
    [InlineData("....//....//x.pdf")]
    [InlineData("%2e%2e%2fx.pdf")]
    public async Task An_uploaded_name_stays_a_name(string name)
    {
        using var http = host.Running.Host.Client();
        using var start = new HttpRequestMessage(HttpMethod.Post, "/api/chat/session") { Content = JsonContent.Create(new { locale = "vi-VN" }), Headers = { { "Sec-Fetch-Site", "same-origin" } } };
        using var session = await http.SendAsync(start, Cancel);
        var opened = await session.Content.ReadFromJsonAsync<Dictionary<string, System.Text.Json.JsonElement>>(Cancel);
        var conversation = opened!["conversationId"].GetString();
        var encoded = Convert.ToHexString(Encoding.UTF8.GetBytes(name)).Chunk(2).Select(two => "%" + new string(two));
        using var part = new ByteArrayContent("%PDF-1.7\n"u8.ToArray());
        part.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"x.pdf\"; filename*=UTF-8''{string.Concat(encoded)}");
        using var form = new MultipartFormDataContent { part };
        using var upload = new HttpRequestMessage(HttpMethod.Post, $"/v3/directline/conversations/{conversation}/upload?userId=u")
        {
            Content = form,
            Headers = { { "Authorization", "Bearer " + opened["token"].GetString() } },
        };
        using var answer = await http.SendAsync(upload, Cancel);
        Assert.True((int)answer.StatusCode < 500, $"{answer.StatusCode}");

        var files = Path.Combine(host.Running.Data, "files");
        Assert.All(Directory.EnumerateFiles(files, "*", SearchOption.AllDirectories), file => Assert.Matches("^[0-9a-f]{32}(\\..*)?$", Path.GetFileName(file)));
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.GetTempPath()), file => Path.GetFileName(file) is "x.pdf" or "storage.key");
    }

    [Theory]
    [InlineData("TRACE"), InlineData("PUT"), InlineData("DELETE"), InlineData("PATCH"), InlineData("CONNECT"), InlineData("PROPFIND")]
    public async Task No_other_method_does_anything(string method)
    {
        foreach (var path in new[] { "/admin/switches/Signing", "/staff/sign-in", "/co-ban", "/" })
        {
            var answer = await RawRequest.SendAsync(
                host.Address, $"{method} {path} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nX-HTTP-Method-Override: POST\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", Patience);
            Assert.True(RawRequest.Status(answer) is >= 300 and < 500, $"{method} {path}: {answer.Split("\r\n")[0]}");
        }
    }

    [Fact]
    public async Task A_request_cannot_put_its_own_host_into_our_links()
    {
        using var person = await host.SignInWithAllRolesAsync();
        using var http = host.Running.Host.Client();
        using var start = new HttpRequestMessage(HttpMethod.Post, "/api/chat/session")
        {
            Content = JsonContent.Create(new { locale = "vi-VN" }),
            Headers = { { "Sec-Fetch-Site", "same-origin" }, { "X-Forwarded-Host", "evil.example" }, { "Forwarded", "host=evil.example" } },
        };
        start.Headers.Host = "evil.example";
        using var session = await http.SendAsync(start, Cancel);
        Assert.DoesNotContain("evil.example", await session.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        var token = (await person.GetAsync("/admin/accounts/invite")).Value("__RequestVerificationToken")!;
        using var invite = new HttpRequestMessage(HttpMethod.Post, "/admin/accounts/invite")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Name"] = "Người Được Mời",
                ["Login"] = "duoc.moi",
                ["Roles"] = "Agent",
                ["Reason"] = "mời để thử địa chỉ lạ",
                ["__RequestVerificationToken"] = token,
            }),
        };
        invite.Headers.Host = "evil.example";
        // The cookies of the real address, as a cache in between would pass them on.
        invite.Headers.Add("Cookie", person.Cookies.GetCookieHeader(host.Address));
        using var plain = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host.Address };
        using var answer = await plain.SendAsync(invite, Cancel);
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("/staff/join/", html, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_and_what_is_too_slow_is_dropped()
    {
        var own = $"Host: {host.Address.Authority}\r\n";
        var header = await RawRequest.GetAsync(host.Address, "/staff/sign-in", $"X-Long: {new string('a', 40_000)}\r\n");
        Assert.True(RawRequest.Status(header) is 431 or 0, header.Split("\r\n")[0]);
        var line = await RawRequest.GetAsync(host.Address, "/staff/sign-in?" + new string('a', 20_000));
        Assert.True(RawRequest.Status(line) is 414 or 400 or 0, line.Split("\r\n")[0]);
        var body = await RawRequest.SendAsync(
            host.Address, $"POST /staff/sign-in HTTP/1.1\r\n{own}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 2000000000\r\nConnection: close\r\n\r\na=b", Patience);
        Assert.True(RawRequest.Status(body) is 413 or 400 or 0, body.Split("\r\n")[0]);
        var fields = string.Join('&', Enumerable.Range(0, 5000).Select(i => $"f{i}=1"));
        var many = await RawRequest.SendAsync(
            host.Address, $"POST /staff/sign-in HTTP/1.1\r\n{own}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {fields.Length}\r\nConnection: close\r\n\r\n{fields}", Patience);
        Assert.True(RawRequest.Status(many) is >= 400 and < 500 or 0, many.Split("\r\n")[0]);

        // Promised much and sends nothing more: the host does not wait for ever.
        var slow = await RawRequest.SendAsync(
            host.Address, $"POST /staff/sign-in HTTP/1.1\r\n{own}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10000\r\nConnection: close\r\n\r\nLogin=", Patience);
        Assert.True(RawRequest.Status(slow) is >= 400 and < 500 or 0, slow.Split("\r\n")[0]);
    }

    [Fact]
    public async Task A_session_that_was_planted_is_never_somebodys_and_cookies_are_out_of_reach()
    {
        var planted = Convert.ToHexStringLower(new byte[32]);
        using var person = await host.SignInAsync(StaffRole.Agent);
        var account = person.Account!;
        using var victim = host.Stranger();
        victim.Cookies.Add(host.Address, new Cookie("staff", planted, "/"));
        await victim.GetAsync("/staff/sign-in");
        await victim.PostAsync("/staff/sign-in", ("Login", account.Login), ("Password", account.Password));
        var half = victim.Cookies.GetCookies(host.Address)["staff"]!.Value;
        Assert.NotEqual(planted, half);
        using var thief = host.Stranger();
        thief.Cookies.Add(host.Address, new Cookie("staff", half, "/"));
        Assert.StartsWith("/staff/s", (await thief.GetAsync("/desk")).Path, StringComparison.Ordinal);

        var answer = await RawRequest.SendAsync(
            host.Address, $"GET /staff/sign-in HTTP/1.1\r\nHost: {host.Address.Authority}\r\nConnection: close\r\n\r\n", Patience);
        Assert.All(
            answer.Split("\r\n\r\n")[0].Split("\r\n").Where(line => line.StartsWith("Set-Cookie:", StringComparison.OrdinalIgnoreCase)),
            cookie =>
            {
                Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
            });
    }
}
