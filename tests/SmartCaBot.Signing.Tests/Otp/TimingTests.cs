using System.Diagnostics;
using SmartCaBot.Signing.Keys;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Tests.Support;

namespace SmartCaBot.Signing.Tests.Otp;

/// <summary>
/// How long comparing a code takes says nothing of the code. Right, nearly right and quite wrong codes take turns, so what else the machine
/// does meets them alike, and medians leave out what it does now and then; a difference that is really there is there each time, so a
/// series that shows none is enough.
/// </summary>
[Collection(TokenCollection.Name)]
public class TimingTests(TokenFixture token)
{
    private const int Samples = 301;
    private const int CallsInSample = 40;
    private const int Series = 8;

    /// <summary>Of the median. A comparison that ends at the first wrong digit is off by most of it.</summary>
    private const double Tolerance = 0.05;

    private static readonly Guid Owner = Guid.Parse("0190c000-0000-7000-8000-000000000001");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_right_code_is_compared_as_long_as_a_wrong_one()
    {
        var (codes, challenge, right) = await IssueAsync();

        Assert.True(await IsAlikeAsync(right, code => codes.MatchesAsync(Owner, challenge, code, Cancel)));
    }

    [Fact]
    public async Task The_same_measure_tells_a_comparison_that_ends_at_the_first_wrong_digit()
    {
        var (codes, challenge, right) = await IssueAsync();

        Assert.False(await IsAlikeAsync(
            right, code => code[0] == right[0] ? codes.MatchesAsync(Owner, challenge, code, Cancel) : ValueTask.FromResult(false)));
    }

    private async Task<(OneTimeCodes Codes, CodeChallenge Challenge, string Right)> IssueAsync()
    {
        var codes = new OneTimeCodes(new TokenSecrets(token.Token), TimeProvider.System);
        var issued = (CodeIssue.Issued)await codes.IssueAsync(new CodePolicy(), Owner, previous: null, "k", Cancel);
        Assert.True(await codes.MatchesAsync(Owner, issued.Challenge, issued.Code.Value, Cancel));
        return (codes, issued.Challenge, issued.Code.Value);
    }

    private static async Task<bool> IsAlikeAsync(string right, Func<string, ValueTask<bool>> compare)
    {
        string[] codes = [right, right[..^1] + Other(right[^1]), string.Concat(right.Select(Other))];
        for (var series = 0; series < Series; series++)
        {
            var medians = await MediansAsync(codes, compare);
            if (medians.Max() <= medians.Min() * (1 + Tolerance)) return true;
        }

        return false;
    }

    private static async Task<double[]> MediansAsync(string[] codes, Func<string, ValueTask<bool>> compare)
    {
        var times = codes.Select(_ => new long[Samples]).ToArray();
        for (var sample = 0; sample < Samples; sample++)
        {
            // Each goes first as often as the others.
            for (var turn = 0; turn < codes.Length; turn++)
            {
                var which = (sample + turn) % codes.Length;
                var started = Stopwatch.GetTimestamp();
                for (var call = 0; call < CallsInSample; call++) await compare(codes[which]);
                times[which][sample] = Stopwatch.GetTimestamp() - started;
            }
        }

        return [.. times.Select(each => (double)each.Order().ElementAt(Samples / 2))];
    }

    private static char Other(char digit) => digit == '9' ? '0' : (char)(digit + 1);
}
