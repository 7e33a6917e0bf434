using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Benchmarks.Sign;

/// <summary>
/// Signatures per second through the whole service (prepare, code, confirm, sign, verify, record, audit; all durable) beside a bare
/// C_SignInit + C_Sign loop on the same token. Both use both cores; the two take turns and the better round of each counts.
/// </summary>
internal static class SignBenchmark
{
    private const int Signers = 64;
    private const int AtOnce = 32;
    private const int Rounds = 3;

    public static async Task<int> RunAsync(BenchContext context)
    {
        var rows = new List<BenchRow>();
        foreach (var algorithm in new[] { KeyAlgorithm.Rsa2048, KeyAlgorithm.P256 })
        {
            await using var bed = await SigningBed.CreateAsync(algorithm, Signers);
            var time = TimeSpan.FromSeconds(Math.Max(2, context.Seconds / 2));
            await ServiceAsync(bed, TimeSpan.FromSeconds(2));
            var (bare, service) = (0.0, 0.0);
            for (var round = 0; round < Rounds; round++)
            {
                bare = Math.Max(bare, await BareAsync(bed.Token, algorithm, time));
                service = Math.Max(service, await ServiceAsync(bed, time));
            }

            rows.Add(new BenchRow("sign", $"{algorithm}: bare C_Sign loop", bare, "sig/s", null));
            rows.Add(new BenchRow("sign", $"{algorithm}: authorise + code + sign + audit, durable", service, "sig/s", bare));
        }

        BenchResults.Report(context, rows);
        return 0;
    }

    private static async Task<double> BareAsync(Token token, KeyAlgorithm algorithm, TimeSpan time)
    {
        var loops = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => token.UseAsync(
            (Algorithm: algorithm, Time: time), static (session, job) => Loop(session, job.Algorithm, job.Time), CancellationToken.None).AsTask()));
        return (await Task.WhenAll(loops)).Sum() / time.TotalSeconds;
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

    private static async Task<double> ServiceAsync(SigningBed bed, TimeSpan time)
    {
        var count = 0;
        var next = 0;
        var run = Guid.NewGuid().ToString("N");
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < time)
            {
                await SignAsync(bed, $"{run}-{Interlocked.Increment(ref next)}", next % Signers);
                Interlocked.Increment(ref count);
            }
        })));
        return count / watch.Elapsed.TotalSeconds;
    }

    private static async Task SignAsync(SigningBed bed, string key, int signer)
    {
        var (subject, credential) = bed.Signers[signer];
        var hash = new HashToSign("hop-dong.pdf", RandomNumberGenerator.GetBytes(32));
        var prepared = (PrepareResult.Prepared)await bed.Core.Signing.PrepareHashesAsync(key, subject, credential, [hash], CancellationToken.None);
        await bed.Core.Signing.SendOtpAsync("1", prepared.Transaction.Id, subject, CancellationToken.None);
        var result = await bed.Core.Signing.ConfirmAsync(
            prepared.Transaction.Id, subject, bed.TakeCode(prepared.Transaction.Id), CancellationToken.None);
        if (result is not ConfirmResult.Signed)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Not signed: {result}."));
    }
}
