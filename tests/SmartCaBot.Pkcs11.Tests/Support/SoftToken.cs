using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Pkcs11.Setup;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Pkcs11.Tests.Support;

/// <summary>A fresh SoftHSM token in a directory of its own.</summary>
internal sealed class SoftToken : IAsyncDisposable
{
    public const string Label = "test-token";

    private SoftToken(string directory, Token token)
    {
        Directory = directory;
        Token = token;
    }

    public static string Library => Environment.GetEnvironmentVariable("SMARTCABOT_PKCS11_LIBRARY") ?? SoftHsm.DebianLibrary;

    public string Directory { get; }

    public string TokenDirectory => Path.Combine(Directory, "tokens");

    public string PinFile => Path.Combine(Directory, "user-pin");

    public Token Token { get; }

    public static SoftToken Create(Func<TokenOptions, TokenOptions>? configure = null)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("smartcabot-pkcs11-").FullName;
        SoftHsm.Configure(directory);
        var pin = TokenSetup.GeneratePin();
        File.WriteAllBytes(Path.Combine(directory, "user-pin"), pin);
        Assert.True(TokenSetup.EnsureInitialised(Library, Label, TokenSetup.GeneratePin(), pin));
        var options = new TokenOptions
        {
            LibraryPath = Library,
            Label = Label,
            UserPinFile = Path.Combine(directory, "user-pin"),
            RetryInterval = TimeSpan.Zero,
        };
        return new SoftToken(directory, new Token(configure?.Invoke(options) ?? options, TimeProvider.System, NullLogger<Token>.Instance));
    }

    public Task<T> UseAsync<T>(Func<TokenSession, T> work) =>
        Token.UseAsync(work, static (session, run) => run(session), TestContext.Current.CancellationToken).AsTask();

    public async ValueTask DisposeAsync()
    {
        await Token.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
