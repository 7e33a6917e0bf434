using SmartCaBot.Understanding.Catalog;
using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Understanding.Tests;

public class CatalogTests
{
    private const string Head = "thresholds: {clarify: 0.3, accept: 0.6, margin: 0.1}\n";

    [Fact]
    public void Every_intent_and_every_service_has_examples()
    {
        var topics = Catalogue.Shipped.Topics;

        Assert.Empty(Intents.All.Except(topics.Select(topic => topic.Intent)));
        Assert.Equal(Enumerable.Range(1, 20), topics.Where(topic => topic.Service is not null).Select(topic => topic.Service!.Value).Order());
        Assert.All(topics, topic => Assert.True(topic.Examples.Count >= 10, $"{topic.Intent} {topic.Service}"));
    }

    [Fact]
    public void No_example_stands_under_two_headings()
    {
        var twice = Catalogue.Shipped.Topics
            .SelectMany((topic, index) => topic.Examples.Select(example => (Text: Folding.Fold(example), Topic: index)))
            .GroupBy(example => example.Text)
            .Where(same => same.Select(example => example.Topic).Distinct().Count() > 1)
            .Select(same => same.Key);

        Assert.Empty(twice);
    }

    [Theory]
    [InlineData("just a text", "mapping")]
    [InlineData("a: [", "YAML")]
    [InlineData(Head + "intents: {no.such: {examples: [a]}}\nservices: {}", "no.such")]
    [InlineData(Head + "intents: {}\nservices: {21: {examples: [a]}}", "21")]
    [InlineData(Head + "intents: {chat.help: {}}\nservices: {}", "no example")]
    [InlineData(Head + "intents: {chat.help: {examples: yes}}\nservices: {}", "list")]
    [InlineData("thresholds: {clarify: 0.9, accept: 0.6, margin: 0.1}\nintents: {}\nservices: {}", "clarify")]
    [InlineData("intents: {}\nservices: {}", "thresholds")]
    public void A_faulty_catalogue_is_refused_with_what_is_wrong(string yaml, string said)
    {
        var error = Assert.Throws<FormatException>(() => IntentCatalog.Parse(yaml));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_catalogue_always_understands_the_same()
    {
        var again = new Understander(Catalogue.Shipped);

        Assert.All(HeldOut.All.Take(50), sentence =>
            Assert.Equal(Catalogue.Understander.Understand(sentence.Text).Confidence, again.Understand(sentence.Text).Confidence));
    }
}
