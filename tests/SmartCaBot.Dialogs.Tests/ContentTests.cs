using SmartCaBot.Dialogs.Content;
using SmartCaBot.TestKit;

namespace SmartCaBot.Dialogs.Tests;

public sealed class ContentTests
{
    [Fact]
    public void What_the_source_cannot_say_stays_unknown()
    {
        var services = RepositoryFiles.Content.Services;
        Assert.Equal(20, services.Services.Count);
        Assert.Equal([18], services.Services.Where(s => s.Name is null || s.Level is null).Select(s => s.Id));
        Assert.Equal(9, services.Services.Count(s => s.Level == ServiceLevel.Full));
        Assert.Equal(10, services.Services.Count(s => s.Level == ServiceLevel.Partial));
    }

    [Fact]
    public void Registration_has_its_five_steps_and_the_hotline()
    {
        Assert.Equal(5, RepositoryFiles.Content.Facts.Steps.Count);
        Assert.Equal("18001260", RepositoryFiles.Content.Facts.Hotline);
        Assert.Equal("https://smartca.vnpt.vn/app", RepositoryFiles.Content.Facts.Steps[0].Picture);
    }

    [Fact]
    public void Every_source_is_named_by_a_fact()
    {
        var facts = string.Concat(new[] { "facts.yaml", "faq.yaml", "services.yaml" }.Select(RepositoryFiles.ReadContent));
        var sources = RepositoryFiles.ReadContent("sources.yaml").Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ');

        Assert.DoesNotContain(sources, line => !facts.Contains($"source: {line.Trim(' ', ':')}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_service_that_nobody_can_be_understood_to_mean_is_a_mistake()
    {
        var added = ContentLibrary.Parse(
            name => name == "services.yaml" ? RepositoryFiles.ReadContent(name).TrimEnd() + "\n  - {id: 21, vi: \"Thủ tục mới\", en: \"New\", level: full, audience: [citizen], portals: [national]}\n" : RepositoryFiles.ReadContent(name),
            RepositoryFiles.Zone);
        Assert.Equal(
            "services.yaml has 21 services, intents.yaml 20: each needs its place in both.",
            Assert.Throws<FormatException>(() => added.MustFit(RepositoryFiles.Understander)).Message);
    }

    [Theory]
    [InlineData("services.yaml", "level: full", "level: maybe", "level must be full, partial or null")]
    [InlineData("services.yaml", "source: presentation", "source: rumour", "no source named 'rumour'")]
    [InlineData("services.yaml", "{id: 7,", "{id: 8,", "numbered")]
    [InlineData("faq.yaml", "faq.security:", "faq.secrecy:", "'faq.secrecy' is no intent")]
    [InlineData("sources.yaml", "as_of: 2023-11", "as_of: last year", "as_of must be")]
    [InlineData("facts.yaml", "hotline:", "phone:", "'hotline' is missing")]
    [InlineData("phrases.vi.yaml", "chat.yes: \"Có\"", "chat.yes: [", "phrases.vi.yaml")]
    public void A_mistake_names_its_file(string file, string from, string to, string message)
    {
        var error = Assert.Throws<FormatException>(() => ContentLibrary.Parse(name =>
            name == file ? RepositoryFiles.ReadContent(name).Replace(from, to, StringComparison.Ordinal) : RepositoryFiles.ReadContent(name), RepositoryFiles.Zone));
        Assert.StartsWith(file, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
