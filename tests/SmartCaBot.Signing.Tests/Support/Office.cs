using Microsoft.Extensions.Logging.Abstractions;
using SmartCaBot.Pkcs11;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Identity;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Signing.Tests.Support;

/// <summary>A signing core of its own on the shared token, with citizens to walk through it.</summary>
internal sealed class Office
{
    private int _keys;

    public Office(TokenFixture token, Func<SigningCoreOptions, SigningCoreOptions>? configure = null, bool rotates = false)
    {
        WrappingKeys = rotates ? new MemoryWrappingKeys(Store, Time) : null;
        var options = new SigningCoreOptions
        {
            Enrolment = new EnrolmentOptions { AutoApprove = true, KeyAlgorithm = KeyAlgorithm.P256 },
            Certificates = new CertificateOptions
            {
                CrlUrl = new Uri("http://ca.example.vn/crl/issuing.crl"),
                IssuerUrl = new Uri("http://ca.example.vn/issuing.cer"),
                RootCrlUrl = new Uri("http://ca.example.vn/crl/root.crl"),
                RootUrl = new Uri("http://ca.example.vn/root.cer"),
                OcspUrl = new Uri("http://ca.example.vn/ocsp"),
            },
        };
        Options = configure?.Invoke(options) ?? options;
        Authority = new MemoryAuthority(Store);
        Authenticators = new MemoryAuthenticators(Store);
        Core = NewCore(token);
    }

    public static Citizen Citizen { get; } = new(
        FullName.Parse("Nguyễn Thị Bưởi"), CitizenId.Parse("066190000123"), new DateOnly(1990, 5, 17),
        new DateOnly(2021, 4, 1), new DateOnly(2030, 5, 17), PhoneNumber.Parse("0912345678"),
        EmailAddress.Parse("buoi@example.vn"), "Đắk Lắk", "12 Lê Duẩn, phường Buôn Ma Thuột");

    public static SubjectId Subject { get; } = new("web:citizen-1");

    public static SubjectId Stranger { get; } = new("web:citizen-2");

    public SigningCoreOptions Options { get; }

    public ManualTime Time { get; } = new();

    public MemoryStore Store { get; } = new();

    public MemoryAuthority Authority { get; }

    public MemoryWrappingKeys? WrappingKeys { get; }

    public MemoryIdentityChecks IdentityChecks { get; } = new();

    public OtpInbox Inbox { get; } = new();

    public MemoryAuthenticators Authenticators { get; }

    public SwitchedGate Gate { get; } = new();

    public KeptSeals Seals { get; } = new();

    public SigningCore Core { get; }

    public ConsentRecord Consent => new("certificate-enrolment", "2026-01", Time.GetUtcNow());

    public SigningService Signing => Core.Signing;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Another node on the same token and database.</summary>
    public SigningCore NewCore(TokenFixture token, SigningCoreOptions? options = null) => new(
        token.Token, new SigningPorts(Store, Store, Store, IdentityChecks, Inbox) { Notices = new Noted(), Gate = Gate, SealNotes = Seals, Authority = Authority, Authenticators = Authenticators, WrappingKeys = WrappingKeys },
        options ?? Options, Time, NullLoggerFactory.Instance);

    /// <summary>A citizen with a certificate.</summary>
    public async Task<CredentialSummary> EnrolAsync(SubjectId? subject = null, Citizen? citizen = null)
    {
        var who = subject ?? Subject;
        var submitted = await Core.Enrolment.SubmitAsync(NextKey(), who, citizen ?? Citizen, Consent, null, null, Cancel);
        var dossier = Assert.IsType<SubmitResult.Submitted>(submitted).Dossier;
        var activated = await Core.Enrolment.ActivateAsync(NextKey(), dossier.Id, who, Inbox.LastCode(dossier.Id), Cancel);
        return Assert.IsType<ActivationResult.Activated>(activated).Credential;
    }

    public async Task<TransactionSummary> PrepareAsync(Guid credentialId, byte[] document)
    {
        using var stream = new MemoryStream(document);
        var prepared = await Signing.PrepareAsync(
            NextKey(), Subject, credentialId, "Đơn đề nghị.pdf", new PlainDocumentSigner(), stream, Cancel);
        return Assert.IsType<PrepareResult.Prepared>(prepared).Transaction;
    }

    /// <summary>A transaction whose code was sent.</summary>
    public async Task<TransactionSummary> AwaitOtpAsync(Guid credentialId)
    {
        var transaction = await PrepareAsync(credentialId, "nội dung"u8.ToArray());
        Assert.IsType<SendCodeResult.Sent>(await Signing.SendCodeAsync(NextKey(), transaction.Id, Subject, Cancel));
        return transaction;
    }

    public Task<ConfirmResult> ConfirmAsync(Guid transactionId) =>
        Signing.ConfirmAsync(NextKey(), transactionId, Subject, Inbox.LastCode(transactionId), Cancel);

    public string NextKey() => $"key-{Interlocked.Increment(ref _keys)}";

    public sealed class SwitchedGate : ISigningGate
    {
        public bool IsOpen { get; set; } = true;
    }

    public sealed class KeptSeals : ISealNotes
    {
        public List<string> Noted { get; } = [];

        public Task NoteAsync(long sequence, string seal, CancellationToken cancellationToken)
        {
            Noted.Add(seal);
            return Task.CompletedTask;
        }
    }

    private sealed class Noted : IDossierNotices
    {
        public ValueTask<IReadOnlyList<DossierNotice>> OfAsync(Dossier decided, CancellationToken cancellationToken) =>
            new([new DossierNotice($"{decided.Id}-{decided.Version}", "event", decided.Subject.Value, decided.State.ToString())]);
    }
}
