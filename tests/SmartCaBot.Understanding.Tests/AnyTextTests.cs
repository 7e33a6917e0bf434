using FsCheck;
using FsCheck.Fluent;
using SmartCaBot.Understanding.PersonalData;

namespace SmartCaBot.Understanding.Tests;

/// <summary>Whatever is typed, an answer comes, in bounds and in time.</summary>
public class AnyTextTests
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Never_throws_and_stays_in_bounds() =>
        Prop.ForAll(Texts(), text =>
        {
            var result = Catalogue.Understander.Understand(text);
            Assert.InRange(result.Confidence, 0, 1);
            Assert.True(result.Candidates.Count <= 3);
            Assert.Equal(result.Intent == Intents.OutOfScope, result.Decision == Decision.OutOfScope);
            Assert.All(result.Entities, entity => Assert.InRange(entity.Start + entity.Length, 1, text.Length));
        }).Check(Quick);

    [Fact]
    public void Masking_keeps_the_length_and_hides_what_was_found() =>
        Prop.ForAll(Texts(), text =>
        {
            var masked = PersonalDataDetector.Mask(text);
            Assert.Equal(text.Length, masked.Length);
            Assert.All(PersonalDataDetector.Find(text), found => Assert.NotEqual(text.Substring(found.Start, found.Length), masked.Substring(found.Start, found.Length)));
        }).Check(Quick);

    [Fact]
    public void A_very_long_text_is_read_in_time()
    {
        var text = string.Concat(Enumerable.Repeat("tôi muốn kýy sốo xyzzy ", 1000))[..20_000];
        Catalogue.Understander.Understand(text);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Catalogue.Understander.Understand(text);

        Assert.InRange(watch.ElapsedMilliseconds, 0, 50);
    }

    /// <summary>Random text, and pieces of what people type in random order.</summary>
    private static Arbitrary<string> Texts()
    {
        var pieces = Gen.Elements(
            "ký", "số", " ", "\u0000", "\u0301", "\uD83D", "😂", "0905", "@", ".", "+84", "001099012345", "dangky", "ddang", "k0", "31/02/2023", "thủ tục ", "18", "\u202E", "Ａ", "\n");
        var mixed = Gen.ListOf(pieces).Select(parts => string.Concat(parts));
        return Gen.OneOf(ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? string.Empty), mixed).ToArbitrary();
    }
}
