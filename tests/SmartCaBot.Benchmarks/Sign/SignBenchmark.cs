using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Benchmarks.Sign;

/// <summary>
/// Signatures per second through the whole service (prepare, code, confirm, sign, verify, record, audit; all durable) beside a bare
/// C_SignInit + C_Sign loop on the same token. All use both cores; they take turns and the better round of each counts. What a
/// signature costs in processor time is given too, because that does not depend on what else the machine does.
/// </summary>
internal static class SignBenchmark
{
    private const int Signers = 64;
    private const int AtOnce = 32;
    private const int Rounds = 3;

    /// <summary>What one person confirms with one code when signing a batch.</summary>
    private const int Batch = 20;

    public static async Task<int> RunAsync(BenchContext context)
    {
        var rows = new List<BenchRow>();
        foreach (var algorithm in new[] { KeyAlgorithm.Rsa2048, KeyAlgorithm.P256 })
        {
            await using var bed = await SigningBed.CreateAsync(algorithm, Signers);
            var time = TimeSpan.FromSeconds(Math.Max(2, context.Seconds / 2));
            await ServiceAsync(bed, TimeSpan.FromSeconds(2), documents: 1);
            var (bare, one, batch) = (SignRate.None, SignRate.None, SignRate.None);
            for (var round = 0; round < Rounds; round++)
            {
                bare = bare.Better(await SignRate.MeasureAsync(() => BareAsync(bed.Token, algorithm, time)));
                one = one.Better(await SignRate.MeasureAsync(() => ServiceAsync(bed, time, documents: 1)));
                batch = batch.Better(await SignRate.MeasureAsync(() => ServiceAsync(bed, time, Batch)));
            }

            rows.AddRange(bare.Rows($"{algorithm}: bare C_Sign loop", baseline: null));
            rows.AddRange(one.Rows($"{algorithm}: one code, one document, durable", bare));
            rows.AddRange(batch.Rows($"{algorithm}: one code, {Batch} documents, durable", bare));
        }

        BenchResults.Report(context, rows);
        return 0;
    }

    private static async Task<int> BareAsync(Token token, KeyAlgorithm algorithm, TimeSpan time)
    {
        var loops = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => token.UseAsync(
            (Algorithm: algorithm, Time: time), static (session, job) => Loop(session, job.Algorithm, job.Time), CancellationToken.None).AsTask()));
        return (await Task.WhenAll(loops)).Sum();
    }

    private static int Loop(TokenSession session, KeyAlgorithm algorithm, TimeSpan time)
    {
        var key = session.GenerateKeyPair(algorithm, $"bench-{Guid.NewGuid():N}");
        Span<byte> digest = stackalloc byte[32];
        Span<byte> signature = stackalloc byte[TokenSession.MaxSignatureLength];
        RandomNumberGenerator.Fill(digest);
        var watch = Stopwatch.StartNew();
        var count = 0;
        for (; watch.Elapsed < time; count++) session.SignDigest(key, algorithm, digest, signature);
        session.Destroy(key);
        return count;
    }

    private static async Task<int> ServiceAsync(SigningBed bed, TimeSpan time, int documents)
    {
        var count = 0;
        var next = 0;
        var run = Guid.NewGuid().ToString("N");
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < time)
            {
                var number = Interlocked.Increment(ref next);
                await SignAsync(bed, $"{run}-{number}", number % Signers, documents);
                Interlocked.Add(ref count, documents);
            }
        })));
        return count;
    }

    private static async Task SignAsync(SigningBed bed, string key, int signer, int documents)
    {
        var (subject, credential) = bed.Signers[signer];
        var hashes = Enumerable.Range(1, documents).Select(number => new HashToSign(
            string.Create(CultureInfo.InvariantCulture, $"hop-dong-{number}.pdf"), RandomNumberGenerator.GetBytes(32))).ToArray();
        var prepared = (PrepareResult.Prepared)await bed.Core.Signing.PrepareHashesAsync(key, subject, credential, hashes, CancellationToken.None);
        await bed.Core.Signing.SendCodeAsync("1", prepared.Transaction.Id, subject, CancellationToken.None);
        var result = await bed.Core.Signing.ConfirmAsync(
            "1", prepared.Transaction.Id, subject, bed.TakeCode(prepared.Transaction.Id), CancellationToken.None);
        if (result is not ConfirmResult.Signed signed || signed.Receipt.Signatures.Count != documents)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Not signed: {result}."));
    }
}
