using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Pkcs11.Setup;
using SmartCaBot.Pkcs11.Tests.Support;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Api.Pages.Pictures;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage;
using SmartCaBot.TestKit;

// One clock, which tests move.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(SmartCaBot.Signing.Api.Tests.Support.ApiHouse))]

namespace SmartCaBot.Signing.Api.Tests.Support;

/// <summary>The APIs served over HTTP, on a signing core with a software token and SQLite; one for all tests of the run.</summary>
public sealed class ApiHouse : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smartcabot-api-").FullName;
    private readonly ConcurrentQueue<OtpMessage> _phone = [];
    private StorageModule _storage = null!;
    private Token _token = null!;
    private WebApplication _app = null!;
    private Shim? _shim;
    private int _people;

    public ManualClock Clock { get; } = new();

    internal Integrators Integrators { get; } = new();

    public SigningCore Core => _app.Services.GetRequiredService<SigningCore>();

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    public IAuditStore Audit => _storage.Audit;

    public string DataDirectory => Path.Combine(_folder, "data");

    /// <summary>The library, told to fail; it skips the test where it could not be built.</summary>
    internal Shim Shim
    {
        get
        {
            if (_shim is null) Assert.Skip("There is no gcc here, so the library that fails on purpose cannot be built.");
            return _shim;
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _storage = await StorageModule.OpenAsync(
            new StorageOptions { DataDirectory = Path.Combine(_folder, "data"), Key = RandomNumberGenerator.GetBytes(StorageOptions.KeySize) }, Clock, Cancel);
        _token = NewToken();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddStorage(_storage);
        builder.Services.AddSingleton<IIntegrators>(Integrators);
        builder.Services.AddSingleton(new SigningCore(
            _token,
            new SigningPorts(_storage.Signing, _storage.Enrolment, _storage.Audit, _storage.IdentityChecks, new Phone(_phone))
            {
                Authenticators = _storage.Authenticators,
                Authority = _storage.Authority,
            },
            new SigningCoreOptions
            {
                Enrolment = new EnrolmentOptions { AutoApprove = true },
                Codes = new CodeAllowance { PerHour = 1000, PerDay = 1000 },
                Identification = new IdentificationOptions { AnswerTime = TimeSpan.Zero },
            },
            Clock, NullLoggerFactory.Instance));
        builder.Services.AddSingleton(s => new TrustServices(s.GetRequiredService<SigningCore>().TimeStamps, s.GetRequiredService<SigningCore>().Evidence));
        builder.Services.AddPagePictures(new PagePictureSettings(), _folder);
        builder.Services.AddSigningApi(new SigningApiOptions { PrivateAddresses = true, RequestsPerSecond = 1000 });
        _app = builder.Build();
        _app.MapSigningApi();
        await Core.ProvisionAsync(Cancel);
        await _app.StartAsync(Cancel);
    }

    /// <summary>A citizen with a certificate of their own.</summary>
    /// <param name="account">Null: one of their own, too.</param>
    public async Task<Signer> EnrolAsync(SubjectId? account = null)
    {
        var number = Interlocked.Increment(ref _people);
        var subject = account ?? new SubjectId($"chat:{number}");
        var id = CitizenId.Parse($"066190{number:D6}");
        var citizen = new Citizen(
            FullName.Parse("Nguyễn Thị Bưởi"), id, new DateOnly(1990, 5, 17), new DateOnly(2021, 4, 1), new DateOnly(2030, 5, 17),
            PhoneNumber.Parse("0912345678"), null, "Đắk Lắk", "12 Lê Duẩn, phường Buôn Ma Thuột");
        var submitted = (SubmitResult.Submitted)await Core.Enrolment.SubmitAsync(
            $"k{number}", subject, citizen, new ConsentRecord("certificate-enrolment", "2026-01", Clock.GetUtcNow()), null, null, Cancel);
        var activated = (ActivationResult.Activated)await Core.Enrolment.ActivateAsync(
            "k", submitted.Dossier.Id, subject, LastMessage(submitted.Dossier.Id).Code.Value, Cancel);
        return new Signer(this, subject, id, activated.Credential);
    }

    /// <summary>The newest message of all that asks for a signature, or for who somebody is.</summary>
    public OtpMessage LastMessage(OtpPurpose purpose) => _phone.Last(message => message.Purpose == purpose);

    public OtpMessage LastMessage(Guid reference) => _phone.Last(message => message.Reference == reference);

    internal Portal Portal(params IntegratorKind[] kinds) => new(this, Integrators.Add(kinds, []));

    internal CscClient CscClient(params string[] redirects) => new(this, Integrators.Add([IntegratorKind.Csc], [], redirects));

    internal Portal Portal(Uri webhook) => new(this, Integrators.Add([IntegratorKind.Sp769V1], [webhook.AbsoluteUri]));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _token.DisposeAsync();
        await _storage.DisposeAsync();
        _shim?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Token NewToken()
    {
        var pin = TokenSetup.GeneratePin();
        var pinFile = Path.Combine(_folder, "user-pin");
        File.WriteAllBytes(pinFile, pin);
        SoftHsm.Configure(_folder);
        _shim = Shim.Find(_folder, SoftHsm.DebianLibrary);
        var options = new TokenOptions
        {
            LibraryPath = _shim?.Path ?? SoftHsm.DebianLibrary,
            Label = "api",
            UserPinFile = pinFile,
            RetryInterval = TimeSpan.FromMilliseconds(5),
            LongestRetryInterval = TimeSpan.FromMilliseconds(5),
        };
        TokenSetup.EnsureInitialised(options.LibraryPath, options.Label, TokenSetup.GeneratePin(), pin);
        return new Token(options, TimeProvider.System, NullLogger<Token>.Instance);
    }

    private sealed class Phone(ConcurrentQueue<OtpMessage> messages) : IOtpSender
    {
        public ValueTask<bool> SendAsync(OtpMessage message, CancellationToken cancellationToken)
        {
            messages.Enqueue(message);
            return ValueTask.FromResult(true);
        }
    }
}
