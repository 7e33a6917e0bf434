using System.Security.Cryptography;
using SmartCaBot.Admin.Auditing;
using SmartCaBot.Admin.Certificates;
using SmartCaBot.Admin.Retention;
using SmartCaBot.Admin.Upkeep;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Admin.Tests;

/// <summary>The host's side: health, the seal's key, dossiers, certificates.</summary>
internal sealed class FakePlatform : IPlatformHealth, IAuditSealKey, IDossierConversations, ICertificateReminders, IEndingCertificates, ICertificateDesk, IDisposable
{
    private readonly ECDsa _seal = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public List<PlatformPart> Parts { get; } = [new("database", PlatformState.Well)];

    public Dictionary<Guid, string> Dossiers { get; } = [];

    public List<EndingCertificate> Certificates { get; } = [];

    public List<(string Key, int Days)> Reminded { get; } = [];

    public Task<IReadOnlyList<PlatformPart>> AskAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PlatformPart>>([.. Parts]);

    public byte[] Find() => _seal.ExportSubjectPublicKeyInfo();

    public Task<string?> FindAsync(Guid dossier, CancellationToken cancellationToken) => Task.FromResult(Dossiers.GetValueOrDefault(dossier));

    public string? Of(SubjectId account) => account.Value.StartsWith("chat:", StringComparison.Ordinal) ? account.Value["chat:".Length..] : null;

    public Task<string> SendAsync(EndingCertificate certificate, int days, string key, CancellationToken cancellationToken)
    {
        Reminded.Add((key, days));
        return Task.FromResult("sms");
    }

    public Task<IReadOnlyList<OwnCertificate>> OwnAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<OwnCertificate>>([new("Cơ quan gốc", "Root", new DateTimeOffset(2046, 1, 1, 0, 0, 0, TimeSpan.Zero))]);

    public Task<IReadOnlyList<EndingCertificate>> ListAsync(DateTimeOffset after, DateTimeOffset until, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<EndingCertificate>>([.. Certificates.Where(c => c.NotAfter > after && c.NotAfter <= until).OrderBy(c => c.NotAfter)]);

    public static EndingCertificate Certificate(DateTimeOffset end, bool isReplaced = false, string? consent = "certificate-enrolment") => new(
        Guid.NewGuid(), new SubjectId("chat:c1"), "00AB12", FullName.Parse("Nguyễn Thị Bưởi"), PhoneNumber.Parse("0912345678"), end, isReplaced, consent);

    public CertificateCard Card { get; set; } = new(
        Guid.NewGuid(), "5401AB", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
        CredentialStatus.Active, null, null, false);

    public List<CertificateOrder> Orders { get; } = [];

    public CertificateDeed Deed { get; set; } = CertificateDeed.Done;

    Task<CertificateCard?> ICertificateDesk.FindAsync(string serialNumber, CancellationToken cancellationToken) =>
        Task.FromResult(serialNumber == Card.SerialNumber ? Card : null);

    Task<CertificateDeed> ICertificateDesk.DoAsync(CertificateOrder order, CancellationToken cancellationToken)
    {
        Orders.Add(order);
        return Task.FromResult(Deed);
    }

    public void Dispose() => _seal.Dispose();
}
