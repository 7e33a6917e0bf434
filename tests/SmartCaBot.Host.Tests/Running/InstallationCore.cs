using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Host.Composition;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Setup;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;
using SmartCaBot.Storage;

namespace SmartCaBot.Host.Tests.Running;

/// <summary>A signing core of this process on an installation, while no process of its own runs.</summary>
internal sealed class InstallationCore
{
    private readonly CodeBox _codes = new();
    private readonly SigningCore _core;

    private InstallationCore(Token token, StorageModule storage)
    {
        Storage = storage;
        _core = new SigningCore(
            token,
            new SigningPorts(storage.Signing, storage.Enrolment, storage.Audit, storage.IdentityChecks, _codes) { WrappingKeys = storage.WrappingKeys },
            new SigningCoreOptions
            {
                Enrolment = new EnrolmentOptions { AutoApprove = true, KeyAlgorithm = KeyAlgorithm.P256 },
                Codes = new CodeAllowance { PerHour = 1_000_000, PerDay = 1_000_000 },
            },
            TimeProvider.System, NullLoggerFactory.Instance);
    }

    public StorageModule Storage { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<T> UseAsync<T>(string data, Func<InstallationCore, Task<T>> work)
    {
        var options = new SmartCaOptions { Data = new DataOptions { Directory = data } };
        await using var installation = await Installation.OpenAsync(options, Cancel);
        await using var token = new Token(
            new TokenOptions { LibraryPath = SoftHsm.DebianLibrary, Label = options.Token.Label, UserPinFile = Path.Combine(data, "keys", "token-user.pin") },
            TimeProvider.System, NullLogger<Token>.Instance);
        return await work(new InstallationCore(token, installation.Storage));
    }

    /// <summary>Citizens with a P-256 key each; phones and identity numbers count on.</summary>
    public async Task<List<Enrolled>> EnrolAsync(int count)
    {
        var enrolled = new List<Enrolled>();
        for (var number = 0; number < count; number++)
        {
            var subject = new SubjectId($"rotation-{number}");
            var citizen = new Citizen(
                FullName.Parse("Nguyễn Thị Thử"), CitizenId.Parse($"066190{number:000000}"), new DateOnly(1990, 5, 20), new DateOnly(2022, 5, 20),
                new DateOnly(2030, 5, 20), PhoneNumber.Parse($"0912{number:000000}"), null, "Đắk Lắk", "Phường Buôn Ma Thuột");
            var consent = new ConsentRecord(new EnrolmentOptions().ConsentPurpose, "1", DateTimeOffset.UnixEpoch);
            var submitted = (SubmitResult.Submitted)await _core.Enrolment.SubmitAsync("1", subject, citizen, consent, null, null, Cancel);
            var activated = (ActivationResult.Activated)await _core.Enrolment.ActivateAsync(
                "1", submitted.Dossier.Id, subject, _codes.Take(submitted.Dossier.Id), Cancel);
            enrolled.Add(new Enrolled(subject, citizen.CitizenId.Value, activated.Credential));
        }

        return enrolled;
    }

    /// <summary>Has each of them sign once. How many did.</summary>
    public async Task<int> SignAsync(IReadOnlyList<Enrolled> people, string key)
    {
        foreach (var person in people)
        {
            var prepared = (PrepareResult.Prepared)await _core.Signing.PrepareHashesAsync(
                key, person.Subject, person.Credential.Id, [new HashToSign("don.pdf", new byte[32])], Cancel);
            await _core.Signing.SendCodeAsync("1", prepared.Transaction.Id, person.Subject, Cancel);
            Assert.IsType<ConfirmResult.Signed>(await _core.Signing.ConfirmAsync(
                "1", prepared.Transaction.Id, person.Subject, _codes.Take(prepared.Transaction.Id), Cancel));
        }

        return people.Count;
    }

    private sealed class CodeBox : IOtpSender
    {
        private readonly ConcurrentDictionary<Guid, string> _codes = new();

        public ValueTask<bool> SendAsync(OtpMessage message, CancellationToken cancellationToken)
        {
            _codes[message.Reference] = message.Code.Value;
            return ValueTask.FromResult(true);
        }

        public string Take(Guid reference) => _codes.TryRemove(reference, out var code) ? code : throw new InvalidOperationException("No code was sent.");
    }
}

/// <param name="Subject">As the core knows them.</param>
/// <param name="CitizenId">As integrators do.</param>
/// <param name="Credential">As it was when it was made.</param>
internal sealed record Enrolled(SubjectId Subject, string CitizenId, CredentialSummary Credential);
