using SmartCaBot.Pkcs11;

namespace SmartCaBot.Benchmarks.Sign;

/// <summary>
/// Signatures per second through the whole service (prepare, code, confirm, sign, verify, record, audit; all durable) beside a bare
/// C_SignInit + C_Sign loop on the same token. All use both cores; they take turns and the better round of each counts. What a
/// signature costs in processor time is given too, because that does not depend on what else the machine does.
/// </summary>
internal static class SignBenchmark
{
    private const int Signers = 64;
    private const int Rounds = 8;

    /// <summary>What one person confirms with one code when signing a batch.</summary>
    private const int Batch = 20;

    public static async Task<int> RunAsync(BenchContext context)
    {
        var rows = new List<BenchRow>();
        foreach (var algorithm in new[] { KeyAlgorithm.Rsa2048, KeyAlgorithm.P256 })
        {
            await using var bed = await SigningBed.CreateAsync(algorithm, Signers);
            var time = TimeSpan.FromSeconds(Math.Max(1, context.Seconds / 4));
            await SigningLoad.ServiceAsync(bed, bed.Core, TimeSpan.FromSeconds(2), documents: 1);
            var (bare, one, batch) = (SignRate.None, SignRate.None, SignRate.None);
            for (var round = 0; round < Rounds; round++)
            {
                bare = bare.Better(await SignRate.MeasureAsync(() => SigningLoad.BareAsync(bed.Token, algorithm, time)));
                one = one.Better(await SignRate.MeasureAsync(() => SigningLoad.ServiceAsync(bed, bed.Core, time, documents: 1)));
                batch = batch.Better(await SignRate.MeasureAsync(() => SigningLoad.ServiceAsync(bed, bed.Core, time, Batch)));
            }

            rows.AddRange(bare.Rows("sign", $"{algorithm}: bare C_Sign loop", baseline: null));
            rows.AddRange(one.Rows("sign", $"{algorithm}: one code, one document, durable", bare));
            rows.AddRange(batch.Rows("sign", $"{algorithm}: one code, {Batch} documents, durable", bare));
        }

        BenchResults.Report(context, rows);
        return 0;
    }
}
