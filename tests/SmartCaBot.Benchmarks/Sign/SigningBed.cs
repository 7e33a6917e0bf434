using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Setup;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage;

namespace SmartCaBot.Benchmarks.Sign;

/// <summary>A fresh token, a fresh database, and the signing core over both, with enrolled citizens.</summary>
internal sealed class SigningBed : IAsyncDisposable
{
    private readonly ScratchFolder _folder = BenchContext.Scratch();
    private readonly CodeBox _codes = new();
    private StorageModule _storage = null!;

    public Token Token { get; private set; } = null!;

    public SigningCore Core { get; private set; } = null!;

    /// <summary>Whose credential is which, ready to sign.</summary>
    public IReadOnlyList<(SubjectId Subject, Guid Credential)> Signers { get; private set; } = [];

    public static async Task<SigningBed> CreateAsync(KeyAlgorithm algorithm, int signers)
    {
        var bed = new SigningBed();
        SoftHsm.Configure(bed._folder.Path);
        var pin = TokenSetup.GeneratePin();
        var pinFile = Path.Combine(bed._folder.Path, "user-pin");
        await File.WriteAllBytesAsync(pinFile, pin);
        TokenSetup.EnsureInitialised(SoftHsm.DebianLibrary, "bench", TokenSetup.GeneratePin(), pin);
        bed.Token = new Token(
            new TokenOptions { LibraryPath = SoftHsm.DebianLibrary, Label = "bench", UserPinFile = pinFile },
            TimeProvider.System, NullLogger<Token>.Instance);
        bed._storage = await StorageModule.OpenAsync(
            new StorageOptions { DataDirectory = Path.Combine(bed._folder.Path, "data"), Key = RandomNumberGenerator.GetBytes(StorageOptions.KeySize) },
            TimeProvider.System, CancellationToken.None);
        bed.Core = new SigningCore(
            bed.Token, new SigningPorts(bed._storage.Signing, bed._storage.Enrolment, bed._storage.Audit, bed._storage.IdentityChecks, bed._codes),
            new SigningCoreOptions
            {
                Enrolment = new EnrolmentOptions { AutoApprove = true, KeyAlgorithm = algorithm },
                // Nobody else asks for so many codes at once.
                Codes = new CodeAllowance { PerHour = 1_000_000, PerDay = 1_000_000 },
            },
            TimeProvider.System, NullLoggerFactory.Instance);
        await bed.Core.ProvisionAsync(CancellationToken.None);
        var enrolled = new List<(SubjectId, Guid)>();
        for (var number = 0; number < signers; number++) enrolled.Add(await bed.EnrolAsync(number));
        bed.Signers = enrolled;
        return bed;
    }

    public string TakeCode(Guid reference) => _codes.Take(reference);

    public async ValueTask DisposeAsync()
    {
        await Token.DisposeAsync();
        await _storage.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<(SubjectId, Guid)> EnrolAsync(int number)
    {
        var subject = new SubjectId($"bench-{number}");
        var citizen = new Citizen(
            FullName.Parse("Nguyễn Thị Thử"), CitizenId.Parse($"066190{number:000000}"), new DateOnly(1990, 5, 20),
            new DateOnly(2022, 5, 20), new DateOnly(2030, 5, 20), PhoneNumber.Parse("0912345678"),
            EmailAddress.Parse("thu@example.vn"), "Đắk Lắk", "Phường Buôn Ma Thuột");
        var consent = new ConsentRecord(new EnrolmentOptions().ConsentPurpose, "1", DateTimeOffset.UnixEpoch);
        var submitted = (SubmitResult.Submitted)await Core.Enrolment.SubmitAsync("1", subject, citizen, consent, null, null, CancellationToken.None);
        var activated = (ActivationResult.Activated)await Core.Enrolment.ActivateAsync(
            "1", submitted.Dossier.Id, subject, _codes.Take(submitted.Dossier.Id), CancellationToken.None);
        return (subject, activated.Credential.Id);
    }

    /// <summary>Takes the codes as the citizen's phone would.</summary>
    private sealed class CodeBox : IOtpSender
    {
        private readonly ConcurrentDictionary<Guid, string> _codes = new();

        public ValueTask<bool> SendAsync(OtpMessage message, CancellationToken cancellationToken)
        {
            _codes[message.Reference] = message.Code.Value;
            return ValueTask.FromResult(true);
        }

        public string Take(Guid reference) =>
            _codes.TryRemove(reference, out var code) ? code : throw new InvalidOperationException("No code was sent.");
    }
}
