using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.TestKit.Simulators;

/// <summary>Signing in memory. What a file is like follows from its name: see <see cref="Look"/>.</summary>
internal sealed class SimulatedSigning(SimulatedWorld world) : ISigning
{
    private static readonly TimeSpan CodeTime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan TransactionTime = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Transaction> _transactions = new(StringComparer.Ordinal);

    public Task<CertificateList> CertificatesAsync(Person person, CancellationToken cancellationToken) => Task.FromResult(world.SigningIsDown
        ? new CertificateList(false, [])
        : new CertificateList(true, world.Certificates.GetValueOrDefault(person.Subject) ?? []));

    public Task<PrepareOutcome> InspectAsync(string conversationId, ReceivedFile file, CancellationToken cancellationToken) => Task.FromResult(Look(file));

    public Task<PreparedSigning> PrepareAsync(string key, SigningRequest request, CancellationToken cancellationToken) => world.OnceAsync(key, () =>
    {
        if (world.SigningIsDown) return new PreparedSigning(PrepareOutcome.Unavailable);
        var outcome = Look(request.File);
        if (outcome != PrepareOutcome.Prepared) return new PreparedSigning(outcome);
        var id = "tx-" + (_transactions.Count + 1).ToString(CultureInfo.InvariantCulture);
        _transactions[id] = new Transaction(id, request, world.Now + TransactionTime, new SimulatedCodes(world, CodeTime));
        return new PreparedSigning(
            PrepareOutcome.Prepared, id, HasPages(request.File) ? 2 : 0, request.File.Size,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.File.Name))),
            request.File.Name.Contains("da-ky", StringComparison.Ordinal) ? 1 : 0, world.Now + TransactionTime, world.App.Kind);
    });

    public Task<CodeDelivery> SendCodeAsync(string key, Person person, string transactionId, CancellationToken cancellationToken) => world.OnceAsync(key, () =>
    {
        if (world.SigningIsDown) return new CodeDelivery(CodeOutcome.Unavailable);
        var transaction = _transactions[transactionId];
        if (world.App.Kind != ConfirmationKind.SentCode) return new CodeDelivery(CodeOutcome.Sent);
        return transaction.Cancelled || world.Now > transaction.ExpiresAt ? new CodeDelivery(CodeOutcome.Expired) : transaction.Codes.Send();
    });

    public Task<SigningResult> ConfirmAsync(string key, Person person, string transactionId, string code, CancellationToken cancellationToken) => world.OnceAsync(key, () =>
    {
        if (world.SigningIsDown) return new SigningResult(ConfirmOutcome.Unavailable);
        var transaction = _transactions[transactionId];
        if (transaction.Cancelled) return new SigningResult(ConfirmOutcome.Cancelled);
        if (world.Now > transaction.ExpiresAt) return new SigningResult(ConfirmOutcome.Expired);
        if (world.App.Kind != ConfirmationKind.SentCode && !transaction.Signed)
        {
            var outcome = world.App.Look(transactionId, code);
            return outcome == ConfirmOutcome.Signed ? Sign(transaction, person) : new SigningResult(outcome);
        }

        if (transaction.Signed) return Sign(transaction, person);
        return transaction.Codes.Check(code) switch
        {
            CodeCheck.Wrong => new SigningResult(ConfirmOutcome.WrongCode, transaction.Codes.AttemptsLeft),
            CodeCheck.Expired => new SigningResult(ConfirmOutcome.CodeExpired),
            CodeCheck.Locked => new SigningResult(ConfirmOutcome.Locked),
            _ => Sign(transaction, person),
        };
    });

    public Task CancelAsync(Person person, string transactionId, CancellationToken cancellationToken)
    {
        _transactions[transactionId].Cancelled = true;
        return Task.CompletedTask;
    }

    public Task<SigningHistory> HistoryAsync(Person person, int skip, int take, CancellationToken cancellationToken) => Task.FromResult(
        world.SigningIsDown ? new SigningHistory(false, []) : new SigningHistory(true, [.. world.Signed.AsEnumerable().Reverse().Skip(skip).Take(take)]));

    public Task<Verification> VerifyAsync(string conversationId, ReceivedFile file, CancellationToken cancellationToken)
    {
        var outcome = Look(file) != PrepareOutcome.Prepared ? VerificationOutcome.NotReadable
            : file.Name.Contains("bi-sua", StringComparison.Ordinal) ? VerificationOutcome.Altered
            : file.Name.Contains("them-phan", StringComparison.Ordinal) ? VerificationOutcome.Undecided
            : file.Name.Contains("da-ky", StringComparison.Ordinal) ? VerificationOutcome.Valid
            : VerificationOutcome.NoSignature;
        VerificationDoubt? doubt = outcome == VerificationOutcome.Undecided ? VerificationDoubt.NotAllCovered : null;
        return Task.FromResult(new Verification(outcome, outcome is VerificationOutcome.NoSignature or VerificationOutcome.NotReadable
            ? []
            : [new SignatureSummary(SimulatedWorld.KnownCitizen.Name, world.Now, outcome, doubt)]));
    }

    private static PrepareOutcome Look(ReceivedFile file) => Path.GetFileNameWithoutExtension(file.Name) switch
    {
        "trong" => PrepareOutcome.Empty,
        "hong" => PrepareOutcome.Damaged,
        "mat-khau" => PrepareOutcome.Encrypted,
        "qua-lon" => PrepareOutcome.TooLarge,
        "bi-khoa" => PrepareOutcome.Locked,
        "la" => PrepareOutcome.Unsupported,
        "macro" => PrepareOutcome.Programs,
        "lay-noi-khac" => PrepareOutcome.Changeable,
        "het-han-luu" => PrepareOutcome.FileGone,
        "trang-web" => PrepareOutcome.NotPdf,
        _ => DocumentTypes.Of(file.Name) is not { } type ? PrepareOutcome.NotPdf
            : DocumentTypes.Signable.Contains(type) ? PrepareOutcome.Prepared : PrepareOutcome.OldFormat,
    };

    private static bool HasPages(ReceivedFile file) => file.Name.EndsWith(".pdf", StringComparison.Ordinal);

    private SigningResult Sign(Transaction transaction, Person person)
    {
        var file = transaction.Request.File;
        var type = DocumentTypes.Of(file.Name)!;
        var signed = new ReceivedFile(transaction.Id, Path.GetFileNameWithoutExtension(file.Name) + "-da-ky" + type.Ending, type.MediaType, file.Size + 20_000);
        if (!transaction.Signed) world.Signed.Add(new SignedItem(file.Name, world.Now, transaction.Id));
        transaction.Signed = true;
        return new SigningResult(ConfirmOutcome.Signed, 0, signed, new Verification(
            VerificationOutcome.Valid, [new SignatureSummary(person.Name, world.Now, VerificationOutcome.Valid)]));
    }

    private sealed record Transaction(string Id, SigningRequest Request, DateTimeOffset ExpiresAt, SimulatedCodes Codes)
    {
        public bool Cancelled { get; set; }

        public bool Signed { get; set; }
    }
}
