using SmartCaBot.Conversations.Flows;
using SmartCaBot.Understanding;

namespace SmartCaBot.Dialogs.Content;

/// <summary>All that the bot knows and says, read and checked once.</summary>
public sealed class ContentLibrary
{
    private ContentLibrary(ServiceList services, FaqAnswers faq, Facts facts, PhraseBook phrases)
    {
        Services = services;
        Faq = faq;
        Facts = facts;
        PhraseBook = phrases;
    }

    public IPhraseBook Phrases => PhraseBook;

    /// <summary>What can be shown without asking.</summary>
    public Handbook Handbook => Handbook.Of(Facts, Services);

    internal PhraseBook PhraseBook { get; }

    internal ServiceList Services { get; }

    internal FaqAnswers Faq { get; }

    internal Facts Facts { get; }

    /// <summary>What people can be understood to mean is what there is to tell.</summary>
    /// <exception cref="FormatException">It is not; the message names both files.</exception>
    public void MustFit(Understander understander)
    {
        ArgumentNullException.ThrowIfNull(understander);
        if (understander.ServiceCount != Services.Services.Count)
            throw new FormatException($"services.yaml has {Services.Services.Count} services, intents.yaml {understander.ServiceCount}: each needs its place in both.");
    }

    /// <param name="read">Gives the text of a content file by its name, for example <c>services.yaml</c>.</param>
    /// <param name="zone">In which times are said.</param>
    /// <exception cref="FormatException">A file is not as it must be; the message names file, line and what is wrong.</exception>
    public static ContentLibrary Parse(Func<string, string> read, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(zone);
        var none = new Dictionary<string, Source>();
        var sources = ContentFile.ReadSources(new ContentFile("sources.yaml", read("sources.yaml"), none));
        ContentFile Open(string name) => new(name, read(name), sources);
        return new ContentLibrary(
            ServiceList.Read(Open("services.yaml")),
            FaqAnswers.Read(Open("faq.yaml")),
            Facts.Read(Open("facts.yaml")),
            PhraseBook.Read(
                new YamlFile("phrases.vi.yaml", read("phrases.vi.yaml")), new YamlFile("phrases.en.yaml", read("phrases.en.yaml")), zone));
    }
}
