using System.Security.Cryptography;
using SmartCaBot.Host.Ceremonies;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ceremonies;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Cli;

/// <summary>
/// <c>keys custodian …</c> and <c>keys protocol FILE</c>. The first two custodians are taken as they come; from then on two of them must agree to
/// another one, or to one less, so that nobody can make a majority alone.
/// </summary>
internal static class CustodianVerb
{
    private const int Enough = 2;

    public static async Task<ExitCode> ListAsync(Toolbox tools, Terminal terminal)
    {
        foreach (var custodian in tools.Get<CustodianFiles>().All())
            await terminal.SayAsync($"{custodian.Name,-24} since {custodian.AddedAt:u}, key {Fingerprint(custodian.PublicKey)}");
        return ExitCode.Done;
    }

    public static async Task<ExitCode> AddAsync(Toolbox tools, string name, Arguments arguments, Terminal terminal)
    {
        var files = tools.Get<CustodianFiles>();
        if (files.Find(name) is not null) return await FailAsync(terminal, $"There is a custodian {name}.");
        if (files.All().Count >= Enough && await HoldAsync(tools, CeremonyOperation.AddCustodian, name, arguments, terminal) is null) return ExitCode.No;
        var passphrase = await terminal.AskSecretAsync($"New passphrase of {name}", CancellationToken.None);
        if (passphrase != await terminal.AskSecretAsync("Once more", CancellationToken.None)) return await FailAsync(terminal, "The two are not the same.");
        Custodian custodian;
        try
        {
            custodian = Custodian.Make(name, passphrase, tools.Get<TimeProvider>().GetUtcNow());
        }
        catch (ArgumentException refused)
        {
            return await FailAsync(terminal, refused.Message);
        }

        if (!files.TryAdd(custodian)) return await FailAsync(terminal, $"There is a custodian {name}.");
        await NoteAsync(tools, AuditKind.CustodianAdded, custodian);
        await terminal.SayAsync($"{name} is a custodian; key {Fingerprint(custodian.PublicKey)}. Without the passphrase that is worth nothing: it cannot be set anew.");
        return ExitCode.Done;
    }

    public static async Task<ExitCode> RemoveAsync(Toolbox tools, string name, Arguments arguments, Terminal terminal)
    {
        var files = tools.Get<CustodianFiles>();
        if (files.Find(name) is not { } custodian) return await FailAsync(terminal, $"There is no custodian {name}.");
        if (await HoldAsync(tools, CeremonyOperation.RemoveCustodian, name, arguments, terminal) is null) return ExitCode.No;
        files.Remove(name);
        await NoteAsync(tools, AuditKind.CustodianRemoved, custodian);
        return ExitCode.Done;
    }

    /// <summary>Whether a kept protocol is what two custodians signed, and stands in the audit log.</summary>
    public static async Task<ExitCode> VerifyAsync(Toolbox tools, string file, Terminal terminal)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        if (Protocol.Read(bytes)?.Verify() is not { } said) return await FailAsync(terminal, "This is not what two custodians signed.");
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await terminal.SayAsync($"{said.Operation} of {said.Subject}, {said.At:u}");
        foreach (var signer in said.Custodians) await terminal.SayAsync($"  signed by {signer.Name}, key {Fingerprint(signer.PublicKey)}");
        await foreach (var record in tools.Get<IAuditStore>().ReadAsync(0, CancellationToken.None))
        {
            if (record.Event.Kind != AuditKind.CeremonyHeld || !record.Event.Detail.EndsWith(digest, StringComparison.Ordinal)) continue;
            await terminal.SayAsync($"  record {record.Sequence} of the audit log");
            return ExitCode.Done;
        }

        return await FailAsync(terminal, "The audit log of this installation does not know it.");
    }

    private static Task<Approval?> HoldAsync(Toolbox tools, CeremonyOperation operation, string subject, Arguments arguments, Terminal terminal) =>
        ActivatorUtilities.CreateInstance<Ceremony>(tools.Services).HoldAsync(operation, subject, arguments, terminal, CancellationToken.None);

    private static async Task NoteAsync(Toolbox tools, AuditKind kind, Custodian custodian) => await tools.Get<IAuditStore>().AppendAsync(
        new AuditEvent(kind, tools.Get<TimeProvider>().GetUtcNow(), AuditActor, Subject: "", custodian.Name, $"key={Fingerprint(custodian.PublicKey)}"),
        CancellationToken.None);

    private const string AuditActor = "system";

    private static string Fingerprint(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey).AsSpan(0, 8));

    private static async Task<ExitCode> FailAsync(Terminal terminal, string line)
    {
        await terminal.ComplainAsync(line);
        return ExitCode.No;
    }
}
