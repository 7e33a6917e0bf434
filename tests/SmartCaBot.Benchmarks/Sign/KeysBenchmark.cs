using System.Diagnostics;
using System.Globalization;
using SmartCaBot.Pkcs11;

namespace SmartCaBot.Benchmarks.Sign;

/// <summary>
/// What a signature costs as the number of enrolled citizens grows, and what it costs when the key is not at hand. Those who sign are enrolled
/// through the service: dossier, approval, activation code, a P-256 key pair of their own made and wrapped in the token, a certificate; how long
/// that takes is one of the figures. The rest of the million are rows like theirs, see <see cref="SigningBed.FillAsync"/>, with those who sign
/// scattered among them: enrolling all would take an hour of both cores, with RSA keys most of a day. What is compared takes turns in short rounds, and
/// the best of each counts: whatever else the machine does only makes a round slower.
/// </summary>
internal static class KeysBenchmark
{
    private const int Few = 1000;
    private const int Hot = 64;
    private const int RsaKeys = 64;
    private const int Rounds = 8;
    private const int Steps = 100;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);

    /// <param name="context">Where to write.</param>
    /// <param name="many">How many citizens in the end.</param>
    public static async Task<int> RunAsync(BenchContext context, int many)
    {
        var rows = new List<BenchRow>();
        await using (var rsa = await SigningBed.CreateAsync(KeyAlgorithm.Rsa2048, RsaKeys))
            await ColdAsync(rsa, KeyAlgorithm.Rsa2048, rows);
        await using (var bed = await SigningBed.CreateAsync(KeyAlgorithm.P256, Hot, KeyAlgorithm.P256))
        {
            await ColdAsync(bed, KeyAlgorithm.P256, rows);
            var enrolment = await SignRate.MeasureAsync(async () =>
            {
                await bed.GrowAsync(Few);
                return Few - Hot;
            });
            var few = await MeasureAsync(bed, first: 0);
            var (bytes, watch) = (bed.DatabaseBytes, Stopwatch.StartNew());
            for (var step = 1; step <= Steps; step++)
            {
                await bed.FillAsync(((many - (2 * Few)) * step / Steps) - ((many - (2 * Few)) * (step - 1) / Steps));
                await bed.GrowAsync(Few + (Few * step / Steps));
                if (step % 10 == 0) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step * 100 / Steps} % after {watch.Elapsed}"));
            }

            rows.Add(new BenchRow("keys", "enrolment through the service, both cores", enrolment.PerSecond, "keys/s", null));
            rows.Add(new BenchRow("keys", "enrolment through the service: processor time", enrolment.Cpu, "µs/key", null));
            rows.Add(new BenchRow("keys", $"rows added, up to {Name(many)}", (many - Few) / watch.Elapsed.TotalSeconds, "keys/s", null));
            rows.Add(new BenchRow("keys", $"database of {Name(many)}, a key with its audit record", (bed.DatabaseBytes - bytes) / (double)(many - Few), "bytes", null));
            var grown = await MeasureAsync(bed, first: Few);
            rows.AddRange(few.Bare.Rows("keys", $"token alone, sign, beside {Name(Few)}", null));
            rows.AddRange(grown.Bare.Rows("keys", $"token alone, sign, beside {Name(many)}", few.Bare));
            rows.AddRange(few.Same.Rows("keys", $"{Hot} signers of {Name(Few)}, keys at hand", null));
            rows.AddRange(grown.Same.Rows("keys", $"{Hot} signers of {Name(many)}, keys at hand", few.Same));
            rows.AddRange(few.Any.Rows("keys", $"any signer of {Name(Few)}, cold", null));
            rows.AddRange(grown.Any.Rows("keys", $"any signer of {Name(many)}, cold", few.Any));
        }

        BenchResults.Report(context, rows);
        return 0;
    }

    /// <summary>
    /// The same few again and again, with their keys at hand; and anybody, with no key at hand. The token alone shows how fast the machine was: between
    /// the few and the many lie minutes.
    /// </summary>
    private static async Task<(SignRate Same, SignRate Any, SignRate Bare)> MeasureAsync(SigningBed bed, int first)
    {
        var (same, any, bare) = (SignRate.None, SignRate.None, SignRate.None);
        const int apart = Few / Hot;
        for (var round = 0; round < Rounds; round++)
        {
            bare = bare.Better(await SignRate.MeasureAsync(() => SigningLoad.BareAsync(bed.Token, KeyAlgorithm.P256, Time)));
            same = same.Better(await SignRate.MeasureAsync(
                () => SigningLoad.ServiceAsync(bed, bed.Core, Time, 1, number => first + (number % Hot * apart))));
            any = any.Better(await SignRate.MeasureAsync(
                () => SigningLoad.ServiceAsync(bed, bed.ColdCore, Time, 1, _ => first + Random.Shared.Next(Few))));
        }

        return (same, any, bare);
    }

    /// <summary>The whole service with a key that is not at hand, beside the token alone unwrapping and signing.</summary>
    private static async Task ColdAsync(SigningBed bed, KeyAlgorithm algorithm, List<BenchRow> rows)
    {
        var (bare, hot, cold, one) = (SignRate.None, SignRate.None, SignRate.None, SignRate.None);
        await SigningLoad.ServiceAsync(bed, bed.ColdCore, WarmUp, 1, number => number % Hot);
        for (var round = 0; round < Rounds; round++)
        {
            bare = bare.Better(await SignRate.MeasureAsync(() => SigningLoad.BareAsync(bed.Token, algorithm, Time)));
            cold = cold.Better(await SignRate.MeasureAsync(() => SigningLoad.BareColdAsync(bed.Token, algorithm, Time)));
            hot = hot.Better(await SignRate.MeasureAsync(() => SigningLoad.ServiceAsync(bed, bed.Core, Time, 1, number => number % Hot)));
            one = one.Better(await SignRate.MeasureAsync(() => SigningLoad.ServiceAsync(bed, bed.ColdCore, Time, 1, number => number % Hot)));
        }

        rows.AddRange(bare.Rows("keys", $"{algorithm}: token alone, sign", null));
        rows.AddRange(cold.Rows("keys", $"{algorithm}: token alone, unwrap and sign", null));
        rows.AddRange(hot.Rows("keys", $"{algorithm}: service, key at hand", bare));
        rows.AddRange(one.Rows("keys", $"{algorithm}: service, cold key", cold));
        rows.Add(new BenchRow("keys", $"{algorithm}: what a cold key adds, service and token", one.Cpu - hot.Cpu, "µs/sig", cold.Cpu - bare.Cpu));
    }

    private static string Name(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);
}
