using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using SmartCaBot.Pkcs11;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Authorisation;

namespace SmartCaBot.Benchmarks.Sign;

/// <summary>What is measured: the service, and the token alone. Each runs on both cores for a time, and says how many signatures it made.</summary>
internal static class SigningLoad
{
    private const int AtOnce = 32;

    /// <summary>C_SignInit + C_Sign with one key a core.</summary>
    public static Task<int> BareAsync(Token token, KeyAlgorithm algorithm, TimeSpan time) => OnEachCoreAsync(token, session =>
    {
        var key = session.GenerateKeyPair(algorithm, $"bench-{Guid.NewGuid():N}");
        var count = Repeat(time, () => Sign(session, key, algorithm));
        session.Destroy(key);
        return count;
    });

    /// <summary>C_UnwrapKey + C_SignInit + C_Sign + C_DestroyObject, as a key that is not at hand needs them.</summary>
    public static Task<int> BareColdAsync(Token token, KeyAlgorithm algorithm, TimeSpan time) => OnEachCoreAsync(token, session =>
    {
        var kek = session.GenerateWrappingKey($"bench-{Guid.NewGuid():N}");
        var pair = session.GenerateWrappedKeyPair(algorithm, kek);
        var count = Repeat(time, () =>
        {
            var key = session.Unwrap(kek, algorithm, pair.Blob);
            Sign(session, key, algorithm);
            session.Destroy(key);
        });
        session.Destroy(kek);
        return count;
    });

    /// <summary>Prepare, code, confirm, sign, verify, record, audit; all durable, many citizens at once.</summary>
    /// <param name="bed">Whose citizens.</param>
    /// <param name="core">Of the bed.</param>
    /// <param name="time">How long.</param>
    /// <param name="documents">Confirmed with one code.</param>
    /// <param name="choose">Which citizen signs next, by a running number; null: one after the other.</param>
    public static async Task<int> ServiceAsync(SigningBed bed, SigningCore core, TimeSpan time, int documents, Func<int, int>? choose = null)
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
                await SignAsync(bed, core, $"{run}-{number}", choose?.Invoke(number) ?? number % bed.Signers.Count, documents);
                Interlocked.Add(ref count, documents);
            }
        })));
        return count;
    }

    private static async Task<int> OnEachCoreAsync(Token token, Func<TokenSession, int> loop)
    {
        var loops = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => token.UseAsync(
            loop, static (session, run) => run(session), CancellationToken.None).AsTask()));
        return (await Task.WhenAll(loops)).Sum();
    }

    private static int Repeat(TimeSpan time, Action work)
    {
        var watch = Stopwatch.StartNew();
        var count = 0;
        for (; watch.Elapsed < time; count++) work();
        return count;
    }

    private static void Sign(TokenSession session, KeyHandle key, KeyAlgorithm algorithm)
    {
        Span<byte> digest = stackalloc byte[32];
        Span<byte> signature = stackalloc byte[TokenSession.MaxSignatureLength];
        session.SignDigest(key, algorithm, digest, signature);
    }

    private static async Task SignAsync(SigningBed bed, SigningCore core, string key, int signer, int documents)
    {
        var (subject, credential) = bed.Signers[signer];
        var hashes = Enumerable.Range(1, documents).Select(number => new HashToSign(
            string.Create(CultureInfo.InvariantCulture, $"hop-dong-{number}.pdf"), RandomNumberGenerator.GetBytes(32))).ToArray();
        var prepared = (PrepareResult.Prepared)await core.Signing.PrepareHashesAsync(
            key, subject, credential, new HashRequest(hashes) { FirstCodeKey = "1" }, CancellationToken.None);
        await core.Signing.SendCodeAsync("1", prepared.Transaction.Id, subject, CancellationToken.None);
        var result = await core.Signing.ConfirmAsync(
            "1", prepared.Transaction.Id, subject, bed.TakeCode(prepared.Transaction.Id), CancellationToken.None);
        if (result is not ConfirmResult.Signed signed || signed.Receipt.Signatures.Count != documents)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Not signed: {result}."));
    }
}
