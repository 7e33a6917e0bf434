using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Pkcs11.Native;
using SmartCaBot.Pkcs11.Setup;
using SmartCaBot.Pkcs11.Tokens;

namespace SmartCaBot.Pkcs11.Tests.Support;

/// <summary>Fresh SoftHSM tokens behind the library that fails on purpose, and one <see cref="Token"/> over them.</summary>
internal sealed class ShimToken : IAsyncDisposable
{
    private readonly string _directory;

    private ShimToken(string directory, Shim shim, IReadOnlyList<TokenOptions> options)
    {
        _directory = directory;
        Shim = shim;
        Options = options;
        Token = new Token(options, TimeProvider.System, NullLogger<Token>.Instance);
    }

    public Shim Shim { get; }

    public Token Token { get; }

    public IReadOnlyList<TokenOptions> Options { get; }

    public string PinFile => Path.Combine(_directory, "user-pin");

    public string TokenDirectory => Path.Combine(_directory, "tokens");

    public static ShimToken Create(Func<TokenOptions, TokenOptions>? configure = null, params string[] labels)
    {
        var directory = Directory.CreateTempSubdirectory("smartcabot-shim-").FullName;
        var shim = Shim.Build(directory, SoftToken.Library);
        SoftHsm.Configure(directory);
        var pin = TokenSetup.GeneratePin();
        File.WriteAllBytes(Path.Combine(directory, "user-pin"), pin);
        string[] all = labels.Length > 0 ? labels : [SoftToken.Label];
        foreach (var label in all)
            Assert.True(TokenSetup.EnsureInitialised(shim.Path, label, TokenSetup.GeneratePin(), pin));
        var options = all.Select(label => new TokenOptions
        {
            LibraryPath = shim.Path,
            Label = label,
            UserPinFile = Path.Combine(directory, "user-pin"),
            RetryInterval = TimeSpan.FromMilliseconds(5),
            LongestRetryInterval = TimeSpan.FromMilliseconds(5),
        });
        return new ShimToken(directory, shim, [.. options.Select(each => configure?.Invoke(each) ?? each)]);
    }

    public Task<T> UseAsync<T>(Func<TokenSession, T> work) =>
        Token.UseAsync(work, static (session, run) => run(session), TestContext.Current.CancellationToken).AsTask();

    /// <summary>The slot in which the library has that token now.</summary>
    public ulong SlotOf(string label)
    {
        var module = Module.Join(Shim.Path);
        try
        {
            return Slots.Find(module.Functions, label)!.Value.Value;
        }
        finally
        {
            module.Leave();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Shim.PlugIn();
        await Token.DisposeAsync();
        Shim.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
