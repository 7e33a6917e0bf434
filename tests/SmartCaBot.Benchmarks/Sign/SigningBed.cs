using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Setup;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage;

namespace SmartCaBot.Benchmarks.Sign;

/// <summary>A fresh token, a fresh database, and the signing core over both, with enrolled citizens.</summary>
internal sealed class SigningBed : IAsyncDisposable
{
    private const int EnrolledAtOnce = 16;

    private readonly ScratchFolder _folder = BenchContext.Scratch();
    private readonly CodeBox _codes = new();
    private readonly List<(SubjectId Subject, Guid Credential)> _signers = [];
    private StorageModule _storage = null!;

    public Token Token { get; private set; } = null!;

    public SigningCore Core { get; private set; } = null!;

    /// <summary>The same service without a cache of unwrapped keys: every key is unwrapped for its signature.</summary>
    public SigningCore ColdCore { get; private set; } = null!;

    /// <summary>Whose credential is which, ready to sign.</summary>
    public IReadOnlyList<(SubjectId Subject, Guid Credential)> Signers => _signers;

    /// <summary>Of the database with its log.</summary>
    public long DatabaseBytes => Directory.GetFiles(Path.Combine(_folder.Path, "data")).Sum(file => new FileInfo(file).Length);

    /// <param name="algorithm">Of the citizens' keys.</param>
    /// <param name="signers">How many citizens.</param>
    /// <param name="authority">Of the authorities' keys.</param>
    public static async Task<SigningBed> CreateAsync(KeyAlgorithm algorithm, int signers, KeyAlgorithm authority = KeyAlgorithm.Rsa2048)
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
        var options = new SigningCoreOptions
        {
            Certificates = new CertificateOptions { AuthorityAlgorithm = authority },
            Enrolment = new EnrolmentOptions { AutoApprove = true, KeyAlgorithm = algorithm },
            // Nobody else asks for so many codes at once.
            Codes = new CodeAllowance { PerHour = 1_000_000, PerDay = 1_000_000 },
        };
        bed.Core = bed.NewCore(options);
        bed.ColdCore = bed.NewCore(options with { Signing = new SigningOptions { LiveKeys = 0 } });
        await bed.Core.ProvisionAsync(CancellationToken.None);
        await bed.GrowAsync(signers);
        return bed;
    }

    /// <summary>Enrols citizens, several at once, until there are so many.</summary>
    public async Task GrowAsync(int signers)
    {
        var next = _signers.Count - 1;
        await Task.WhenAll(Enumerable.Range(0, EnrolledAtOnce).Select(_ => Task.Run(async () =>
        {
            for (int number; (number = Interlocked.Increment(ref next)) < signers;)
            {
                var enrolled = await EnrolAsync(number);
                lock (_signers) _signers.Add(enrolled);
            }
        })));
    }

    /// <summary>
    /// Adds credentials whose rows are like those of the citizens there are: wrapped key, certificate and record are copies of theirs, under an
    /// id, a serial number and a holder of their own. They cannot sign, because each key is tied to the id it was made for.
    /// </summary>
    public async Task FillAsync(int credentials)
    {
        var left = credentials;
        var like = new List<Credential>();
        foreach (var (_, id) in _signers.TakeLast(EnrolledAtOnce)) like.Add((await _storage.Signing.FindCredentialAsync(id, CancellationToken.None))!);
        await Task.WhenAll(like.Select(one => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                one = one with { Version = one.Version + 1 };
                var next = one with
                {
                    Id = Guid.CreateVersion7(),
                    Subject = new SubjectId($"like-{Guid.NewGuid():N}"),
                    SerialNumber = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
                    HolderHash = RandomNumberGenerator.GetBytes(32),
                    Version = 1,
                };
                var record = new AuditEvent(AuditKind.CertificateRenewed, DateTimeOffset.UtcNow, "system", "", next.Id.ToString(), $"serial={next.SerialNumber}");
                if (!await _storage.Signing.TryRenewCredentialAsync(one, next, record, CancellationToken.None))
                    throw new InvalidOperationException("A credential was not added.");
            }
        })));
    }

    public string TakeCode(Guid reference) => _codes.Take(reference);

    public async ValueTask DisposeAsync()
    {
        await Token.DisposeAsync();
        await _storage.DisposeAsync();
        _folder.Dispose();
    }

    private SigningCore NewCore(SigningCoreOptions options) => new(
        Token, new SigningPorts(_storage.Signing, _storage.Enrolment, _storage.Audit, _storage.IdentityChecks, _codes), options, TimeProvider.System,
        NullLoggerFactory.Instance);

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
