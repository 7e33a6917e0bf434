using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Understanding.Tests;

/// <summary>How well sentences are understood that nobody used to write the catalogue.</summary>
public class HeldOutTests(ITestOutputHelper output)
{
    [Fact]
    public void At_least_95_percent_are_right()
    {
        var columns = HeldOut.All.GroupBy(sentence => sentence.Column).OrderBy(column => column.Key, StringComparer.Ordinal);
        foreach (var column in columns)
            output.WriteLine($"{column.Key,-14}{column.Count(Right),4} of {column.Count(),4}  {100.0 * column.Count(Right) / column.Count():0.0} %");
        foreach (var wrong in HeldOut.All.Where(sentence => !Right(sentence)))
            output.WriteLine($"wrong: {wrong.Text} → {Understand(wrong)}");

        Assert.True(HeldOut.All.Count >= 300);
        Assert.True(HeldOut.All.Count(Right) >= 0.95 * HeldOut.All.Count);
        Assert.All(columns, column => Assert.True(column.Count(Right) >= 0.9 * column.Count(), column.Key));
    }

    [Fact]
    public void At_most_5_percent_of_what_is_out_of_scope_is_taken_for_something()
    {
        var outside = HeldOut.All.Where(sentence => sentence.Intent == Intents.OutOfScope).ToList();
        var taken = outside.Where(sentence => !Right(sentence)).ToList();
        output.WriteLine($"false accepts: {taken.Count} of {outside.Count}");

        Assert.True(outside.Count >= 100);
        Assert.True(taken.Count <= 0.05 * outside.Count);
    }

    [Fact]
    public void No_sentence_is_an_example()
    {
        var examples = Catalogue.Shipped.Topics.SelectMany(topic => topic.Examples.Concat(topic.Phrases)).Select(Folding.Fold).ToHashSet();

        Assert.DoesNotContain(HeldOut.All, sentence => examples.Contains(Folding.Fold(sentence.Text)));
    }

    [Fact]
    public void Acting_at_once_is_nearly_always_right()
    {
        var accepted = HeldOut.All.Where(sentence => Understand(sentence).Decision == Decision.Accept).ToList();

        Assert.True(accepted.Count(Right) >= 0.98 * accepted.Count);
    }

    private static bool Right(HeldOut sentence) => sentence.IsRight(Understand(sentence));

    private static UnderstandingResult Understand(HeldOut sentence) => Catalogue.Understander.Understand(sentence.Text);
}
