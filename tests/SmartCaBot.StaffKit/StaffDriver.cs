using System.Net;
using SmartCaBot.Signing.Authenticators;

namespace SmartCaBot.StaffKit;

/// <summary>
/// A person of the staff at a browser without scripts: keeps cookies and the anti-forgery token, follows redirects. Of what it sees it checks
/// only that a browser could send the forms.
/// </summary>
public sealed class StaffDriver : IDisposable
{
    internal const string Token = "__RequestVerificationToken";
    private const int MostRedirects = 10;

    private readonly TimeProvider _time;
    private string? _token;

    public StaffDriver(Uri address, TimeProvider time)
    {
        _time = time;
        Client = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        Client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    /// <summary>For requests that are no pages: same cookies, no redirects followed.</summary>
    public HttpClient Client { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Who signed in.</summary>
    public TestAccount? Account { get; private set; }

    /// <summary>Password and code, as on the pages. Fails loudly when it does not end signed in.</summary>
    public async Task SignInAsync(TestAccount account)
    {
        Account = account;
        await GetAsync("/staff/sign-in");
        await PostAsync("/staff/sign-in", ("Login", account.Login), ("Password", account.Password));
        var page = await PostAsync("/staff/second-factor", ("Code", Totp.Code(account.TotpSecret, _time.GetUtcNow())));
        if (page.Path != "/staff") throw new InvalidOperationException($"Not signed in: {page.Status} {page.Path}: {page.Text}");
    }

    public Task<StaffPage> GetAsync(string path) => FollowAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends a form with the token of the last page seen. To send none, use <see cref="Client"/>.</summary>
    public Task<StaffPage> PostAsync(string path, params IEnumerable<(string Name, string Value)> fields) => PostAsync(path, fields, files: []);

    /// <summary>The same with files: multipart.</summary>
    public async Task<StaffPage> PostAsync(
        string path, IEnumerable<(string Name, string Value)> fields, IEnumerable<(string Name, string FileName, byte[] Content)> files)
    {
        if (_token is null) await GetAsync("/staff");
        var all = fields.Append((Name: Token, Value: _token ?? "")).ToArray();
        HttpContent content;
        if (files.Any())
        {
            var form = new MultipartFormDataContent();
            foreach (var (name, value) in all) form.Add(new StringContent(value), name);
            foreach (var (name, fileName, bytes) in files) form.Add(new ByteArrayContent(bytes), name, fileName);
            content = form;
        }
        else
        {
            content = new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        }

        return await FollowAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content });
    }

    public void Dispose() => Client.Dispose();

    private async Task<StaffPage> FollowAsync(HttpRequestMessage request)
    {
        for (var redirects = 0; redirects < MostRedirects; redirects++)
        {
            using var answer = await Client.SendAsync(request);
            request.Dispose();
            if ((int)answer.StatusCode is >= 300 and < 400 && answer.Headers.Location is { } location)
            {
                request = new HttpRequestMessage(HttpMethod.Get, location);
                continue;
            }

            var page = await ReadAsync(answer);
            if (page.BrokenForms() is [var broken, ..]) throw new InvalidOperationException($"{page.Path}: without its one token: {broken}");
            _token = page.Value(Token) ?? _token;
            return page;
        }

        throw new InvalidOperationException("Redirects without end.");
    }

    private static async Task<StaffPage> ReadAsync(HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new StaffPage(answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery, await answer.Content.ReadAsStringAsync(), headers);
    }
}
