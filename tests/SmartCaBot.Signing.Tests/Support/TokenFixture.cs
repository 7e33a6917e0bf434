using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Pkcs11.Setup;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Tests.Support;

[assembly: AssemblyFixture(typeof(TokenFixture))]

namespace SmartCaBot.Signing.Tests.Support;

/// <summary>One provisioned SoftHSM token for all tests of the run.</summary>
public sealed class TokenFixture : IAsyncLifetime
{
    private readonly string _pin = System.Text.Encoding.ASCII.GetString(TokenSetup.GeneratePin());

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("smartcabot-signing-").FullName;

    public Token Token { get; private set; } = null!;

    public string Library => Environment.GetEnvironmentVariable("SMARTCABOT_PKCS11_LIBRARY") ?? SoftHsm.DebianLibrary;

    public TokenOptions Options => new()
    {
        LibraryPath = Library,
        Label = "signing-tests",
        UserPinFile = PinFile,
        RetryInterval = TimeSpan.Zero,
        LookAgainInterval = TimeSpan.Zero,
    };

    public string PinFile => Path.Combine(Directory, "user-pin");

    public async ValueTask InitializeAsync()
    {
        SoftHsm.Configure(Directory);
        await File.WriteAllTextAsync(PinFile, _pin);
        TokenSetup.EnsureInitialised(Library, Options.Label, TokenSetup.GeneratePin(), System.Text.Encoding.ASCII.GetBytes(_pin));
        Token = new Token(Options, TimeProvider.System, NullLogger<Token>.Instance);
        await new Office(this).Core.ProvisionAsync(CancellationToken.None);
    }

    /// <summary>Takes the token away, as pulling a device would.</summary>
    public void Remove()
    {
        System.IO.Directory.Move(Path.Combine(Directory, "tokens"), Path.Combine(Directory, "away"));
        System.IO.Directory.CreateDirectory(Path.Combine(Directory, "tokens"));
    }

    public void PutBack()
    {
        System.IO.Directory.Delete(Path.Combine(Directory, "tokens"));
        System.IO.Directory.Move(Path.Combine(Directory, "away"), Path.Combine(Directory, "tokens"));
    }

    public async ValueTask DisposeAsync()
    {
        await Token.DisposeAsync();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}

/// <summary>Tests that use the token take turns: some take it away.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TokenCollection
{
    public const string Name = "token";
}
