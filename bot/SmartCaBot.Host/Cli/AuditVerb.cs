using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using SmartCaBot.Host.Setup;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Audit;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Cli;

/// <summary>
/// <c>audit verify</c>: the chain from its first record, every seal against the public key noted when the token was filled, and the last seal
/// noted beside the database; <c>audit export FILE</c>: the whole log as a file; <c>audit verify FILE</c>: such a file, or a part of the log as
/// /admin/audit exports it, where the records' own hashes and order count, and what links them.
/// </summary>
internal static class AuditVerb
{
    /// <param name="tools">The installation.</param>
    /// <param name="arguments">--head N:HASH, as printed before.</param>
    /// <param name="output">Receives the verdict.</param>
    public static async Task<ExitCode> VerifyAsync(Toolbox tools, Arguments arguments, TextWriter output)
    {
        if (tools.Get<AuthorityFiles>().FindAuditKey() is not { } key) return await NotSetUpAsync(output);
        if (Known(arguments) is not { } known) return await HeadWrongAsync(output);
        var seal = tools.Get<SealFile>().Find();
        if (seal is not null)
        {
            if (AuditVerifier.HeadOf(seal, key) is not { } sealedHead)
            {
                await output.WriteLineAsync("BROKEN: the last seal noted beside the database was not made by the token.");
                return ExitCode.No;
            }

            known.Add(sealedHead);
        }

        var verdict = await AuditVerifier.VerifyAsync(
            tools.Get<IAuditStore>().ReadAsync(0, CancellationToken.None), key, isPart: false, known, CancellationToken.None);
        if (seal is null && verdict is AuditVerdict.Intact { SealedUpTo: > 0 })
            await output.WriteLineAsync("No seal is noted beside the database: whether the end is there shows against --head alone.");
        return await TellAsync(verdict, output);
    }

    /// <summary>With the key of the installation.</summary>
    public static async Task<ExitCode> VerifyFileAsync(Toolbox tools, string file, Arguments arguments, TextWriter output) =>
        tools.Get<AuthorityFiles>().FindAuditKey() is { } key ? await VerifyFileAsync(file, key, arguments, output) : await NotSetUpAsync(output);

    /// <summary>Without an installation: --key names the public key of the seals (<c>authority/audit-seal.pub</c>, or PEM).</summary>
    public static async Task<ExitCode> VerifyFileAsync(string file, Arguments arguments, TextWriter output)
    {
        try
        {
            return await VerifyFileAsync(file, ReadKey(arguments.Value("key")!), arguments, output);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            await output.WriteLineAsync(problem.Message);
            return ExitCode.Usage;
        }
    }

    public static async Task<ExitCode> ExportAsync(Toolbox tools, string file, TextWriter output)
    {
        try
        {
            AuditHead? head;
            var path = Path.GetFullPath(file);
            await using (var target = new FileStream(path + ".new", FileMode.Create, FileAccess.Write))
                head = await AuditExport.WriteAsync(tools.Get<IAuditStore>(), tools.Get<SigningCore>().AuditSealer, target, CancellationToken.None);
            if (head is null)
            {
                File.Delete(path + ".new");
                return await NotSetUpAsync(output);
            }

            File.Move(path + ".new", path, overwrite: true);
            await output.WriteLineAsync($"{head.Sequence} records. Head {head}");
            return ExitCode.Done;
        }
        catch (TokenUnavailableException unavailable)
        {
            await output.WriteLineAsync($"The token cannot sign where the log ends: {unavailable.Message}");
            return ExitCode.Unavailable;
        }
    }

    private static async Task<ExitCode> VerifyFileAsync(string file, byte[] key, Arguments arguments, TextWriter output)
    {
        if (Known(arguments) is not { } known) return await HeadWrongAsync(output);
        try
        {
            using var reader = new StreamReader(file);
            var first = await reader.ReadLineAsync() ?? "";
            var end = long.MaxValue;
            var isPart = AuditExport.SealIn(first) is null;
            if (isPart && !arguments.Has("part"))
            {
                await output.WriteLineAsync("The file does not begin with a signed line that says where the log ends, as audit export writes it. Of a part of the log: --part.");
                return ExitCode.No;
            }

            if (AuditExport.SealIn(first) is { } seal)
            {
                if (AuditVerifier.HeadOf(seal, key) is not { } head)
                {
                    await output.WriteLineAsync("BROKEN: the first line, which says where the log ends, was not signed by this token.");
                    return ExitCode.No;
                }

                known.Add(head);
                end = head.Sequence;
            }

            var records = ReadAsync(reader, isPart ? first : null, end);
            var verdict = await AuditVerifier.VerifyAsync(records, key, isPart, known, CancellationToken.None);
            if (isPart && verdict is AuditVerdict.Intact) await output.WriteLineAsync("A part of the log: nothing shows that it is all that was asked for.");
            return await TellAsync(verdict, output);
        }
        catch (InvalidDataException problem)
        {
            await output.WriteLineAsync(problem.Message);
            return ExitCode.No;
        }
    }

    /// <summary>Null when what is given is no head.</summary>
    private static List<AuditHead>? Known(Arguments arguments) =>
        arguments.Value("head") is not { } text ? [] : AuditHead.Parse(text) is { } head ? [head] : null;

    private static byte[] ReadKey(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        return PemEncoding.TryFind(text, out var pem) ? Convert.FromBase64String(text[pem.Base64Data]) : bytes;
    }

    private static async IAsyncEnumerable<AuditRecord> ReadAsync(
        StreamReader reader, string? line, long end, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var number = line is null ? 1 : 0;
        for (line ??= await reader.ReadLineAsync(cancellationToken); line is not null; line = await reader.ReadLineAsync(cancellationToken))
        {
            number++;
            var record = AuditLine.Parse(line) ?? throw new InvalidDataException($"BROKEN: line {number} is no record of the log.");
            if (record.Sequence > end) throw new InvalidDataException($"BROKEN at record {record.Sequence}: behind the end that the token has signed.");
            yield return record;
        }
    }

    private static async Task<ExitCode> NotSetUpAsync(TextWriter output)
    {
        await output.WriteLineAsync("The token has not been set up yet; there is no audit log.");
        return ExitCode.Unavailable;
    }

    private static async Task<ExitCode> HeadWrongAsync(TextWriter output)
    {
        await output.WriteLineAsync("--head is N:HASH, as audit verify and audit export print it.");
        return ExitCode.Usage;
    }

    private static async Task<ExitCode> TellAsync(AuditVerdict verdict, TextWriter output)
    {
        switch (verdict)
        {
            case AuditVerdict.Intact intact:
                await output.WriteLineAsync(
                    $"Intact: {intact.Records} records, sealed up to {intact.SealedUpTo}. Head {intact.Head}");
                return ExitCode.Done;
            case AuditVerdict.Broken broken:
                await output.WriteLineAsync($"BROKEN at record {broken.Sequence}: {broken.Why}.");
                return ExitCode.No;
            default:
                throw new InvalidOperationException("Unknown verdict.");
        }
    }
}
