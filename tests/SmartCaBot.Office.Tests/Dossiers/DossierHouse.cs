using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Tests.Support;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Setup;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Office.Tests.Dossiers;

/// <summary>The office's pages on a signing core of its own with a software token.</summary>
public sealed class DossierHouse : IAsyncLifetime
{
    /// <summary>A process has one software token at a time, so classes with a house of their own run one after another.</summary>
    public const string Collection = "token";

    public const string TanLap = "tan-lap";
    public const string EaKao = "ea-kao";

    private readonly string _folder = Directory.CreateTempSubdirectory("smartcabot-dossiers-").FullName;
    private Token _token = null!;
    private int _people;

    public StaffApp App { get; private set; } = null!;

    public ConcurrentQueue<OtpMessage> Codes { get; } = [];

    public DossierService Enrolment => App.Services.GetRequiredService<SigningCore>().Enrolment;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _token = NewToken();
        App = await StaffApp.StartAsync(
            services =>
            {
                services.AddSingleton(OfficeContent.Library);
                services.AddSingleton(OfficeContent.Library.Phrases);
                services.AddOffice(new OfficeOptions { Zone = OfficeHouse.Zone, CardPictures = CardPicturePolicy.Off });
                services.AddSingleton(provider => new SigningCore(
                    _token,
                    new SigningPorts(
                        provider.GetRequiredService<ISigningStore>(), provider.GetRequiredService<IEnrolmentStore>(), provider.GetRequiredService<IAuditStore>(),
                        provider.GetRequiredService<IIdentityCheckStore>(), new Inbox(Codes)),
                    new SigningCoreOptions { Enrolment = new EnrolmentOptions { KeyAlgorithm = KeyAlgorithm.P256 } },
                    provider.GetRequiredService<TimeProvider>(), NullLoggerFactory.Instance));
            },
            app => app.MapOffice());
        await App.Services.GetRequiredService<SigningCore>().ProvisionAsync(Cancel);
        foreach (var (id, name) in new[] { (TanLap, "Một cửa phường Tân Lập"), (EaKao, "Một cửa phường Ea Kao") })
        {
            await App.Storage.Database.WriteAsync(
                session => session.ExecuteAsync(
                    "INSERT INTO staff_offices (id, name, address, province, ward, is_open, created_at, changed_at) VALUES ($1, $2, '', '', '', 1, 0, 0)", id, name),
                Cancel);
        }
    }

    /// <summary>An officer with a citizen number of their own.</summary>
    public async Task<StaffDriver> OfficerAsync(string? office = null, string? citizenId = "066185000777")
    {
        var number = Interlocked.Increment(ref _people);
        var account = await TestAccount.AddAsync(App.Services, $"mot.cua{number}", $"Cán bộ Một Cửa {number}", [StaffRole.Officer], office, citizenId);
        var officer = App.Stranger();
        await officer.SignInAsync(account);
        return officer;
    }

    public async Task<DossierSummary> SubmitAsync(string? office = null, string name = "Nguyễn Thị Bưởi", string citizenId = "066190000123", string? phone = null,
        IReadOnlyList<string>? pictures = null)
    {
        var number = Interlocked.Increment(ref _people);
        var citizen = new Citizen(
            FullName.Parse(name), CitizenId.Parse(citizenId), new DateOnly(1990, 5, 17), new DateOnly(2021, 4, 1), new DateOnly(2030, 5, 17),
            PhoneNumber.Parse(phone ?? "0912345678"), EmailAddress.Parse("buoi@example.vn"), "Đắk Lắk", "12 Lê Duẩn, phường Buôn Ma Thuột");
        var consent = new ConsentRecord("certificate-enrolment", "2026-01", App.Clock.GetUtcNow());
        return ((SubmitResult.Submitted)await Enrolment.SubmitAsync("k", new SubjectId($"web:{number}"), citizen, consent, null, office, pictures ?? [], Cancel)).Dossier;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _token.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Token NewToken()
    {
        var pin = TokenSetup.GeneratePin();
        var pinFile = Path.Combine(_folder, "user-pin");
        File.WriteAllBytes(pinFile, pin);
        SoftHsm.Configure(_folder);
        TokenSetup.EnsureInitialised(SoftHsm.DebianLibrary, "dossiers", TokenSetup.GeneratePin(), pin);
        return new Token(
            new TokenOptions { LibraryPath = SoftHsm.DebianLibrary, Label = "dossiers", UserPinFile = pinFile }, TimeProvider.System, NullLogger<Token>.Instance);
    }

    private sealed class Inbox(ConcurrentQueue<OtpMessage> codes) : IOtpSender
    {
        public ValueTask<bool> SendAsync(OtpMessage message, CancellationToken cancellationToken)
        {
            codes.Enqueue(message);
            return ValueTask.FromResult(true);
        }
    }
}
