using System.Text;
using System.Text.RegularExpressions;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Talk;
using SmartCaBot.TestKit;
using SmartCaBot.Understanding;

namespace SmartCaBot.Dialogs.Tests;

public sealed partial class PhraseTests
{
    private static readonly PhraseBook Book = RepositoryFiles.Content.PhraseBook;

    private static readonly string Code = string.Join('\n',
        new[] { "dialogs/SmartCaBot.Dialogs", "dialogs/SmartCaBot.Conversations", "bot/SmartCaBot.Host/Pages" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Select(File.ReadAllText));

    private static readonly string[] MadeKeys =
    [
        .. Menu.Names.Select(name => $"menu.{name}"),
        .. Intents.All.Where(intent => intent != Intents.OutOfScope).Select(intent => $"intent.{intent}"),
        .. Registration.FormKeys.All.Concat([Registration.FormKeys.CardFront, Registration.FormKeys.CardBack]).Select(key => $"field.{key}"),
    ];

    [Fact]
    public void Every_key_in_the_code_has_a_phrase()
    {
        var used = UsedKey().Matches(Code).Select(m => m.Groups.Values.Skip(1).First(g => g.Success).Value).Concat(MadeKeys).Distinct().ToArray();
        Assert.True(used.Length > 150, $"Only {used.Length} keys were found; the pattern no longer fits the code.");
        Assert.DoesNotContain(used, key => !Book.Vietnamese.ContainsKey(key));
    }

    [Fact]
    public void Every_phrase_is_used() =>
        Assert.DoesNotContain(Book.Vietnamese.Keys, key => !MadeKeys.Contains(key) && !Code.Contains($"\"{key}\"", StringComparison.Ordinal));

    [Fact]
    public void Both_languages_have_the_same_phrases_with_the_same_values()
    {
        Assert.Equal(Book.Vietnamese.Keys.Order(), Book.English.Keys.Order());
        Assert.Empty(Book.Vietnamese.Where(p => !p.Value.Placeholders.ToHashSet().SetEquals(Book.English[p.Key].Placeholders)).Select(p => p.Key));
    }

    [Fact]
    public void Vietnamese_is_composed_and_has_its_accents()
    {
        Assert.Empty(Book.Vietnamese.Where(p => !p.Value.Text.IsNormalized(NormalizationForm.FormC)).Select(p => p.Key));
        Assert.Empty(Book.Vietnamese.Where(p => p.Value.Text.Split(' ').Length > 4 && p.Value.Text.All(char.IsAscii)).Select(p => p.Key));
    }

    [Fact]
    public void No_internal_name_reaches_a_citizen()
    {
        var texts = Book.Vietnamese.Concat(Book.English).Select(p => p.Value.Text);
        Assert.DoesNotContain(texts, text => Intents.All.Any(intent => intent.Contains('.') && text.Contains(intent, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_value_can_never_become_markdown() =>
        Assert.Equal("Tôi đã nhận tệp **\\[a\\]\\(b\\) \\*x\\* &lt;i&gt;**.", Book.Render(new Phrase("sign.got_file", ("name", "[a](b) *x* <i>")), "vi"));

    [Fact]
    public void Numbers_and_dates_are_written_as_in_the_language()
    {
        Assert.Equal("Tin nhắn dài quá, tôi chưa đọc được. Anh/chị viết ngắn lại, dưới 4.000 ký tự giúp tôi.", Book.Render(new Phrase("chat.too_long", ("max", 4000)), "vi"));
        Assert.Contains("under 4,000 characters", Book.Render(new Phrase("chat.too_long", ("max", 4000)), "en"), StringComparison.Ordinal);
        Assert.Contains("01/02/2020", Book.Render(new Phrase("card-expires.expired", ("date", new DateOnly(2020, 2, 1))), "vi"), StringComparison.Ordinal);
        Assert.Equal("1,5 MB", Book.Render(Signing.FileFacts.Size(1_572_864), "vi"));
    }

    [Fact]
    public void Every_answer_names_where_to_go_next_and_exists_for_each_intent_routed_to_it()
    {
        var faq = RepositoryFiles.Content.Faq;
        foreach (var intent in Intents.All.Where(i => Interpreting.IntentRoutes.Of(i, null).Dialog == DialogNames.Faq))
        {
            Assert.NotNull(faq.Find(intent));
            Assert.NotEmpty(faq.Find(intent)!.Then);
            Assert.Empty(faq.Find(intent)!.Then.Except(Menu.Names));
        }
    }

    /// <summary>Keys where the code turns a text into a phrase: constructors, buttons, refusals, help, switch arms.</summary>
    [GeneratedRegex("""
        new (?:Phrase|Message)\(\s*"([^"@]+)"|\(Phrase\)"([^"]+)"|Button\.\w+\([^,()]+, "([^"@]+)"|No<\w+>\("([^"]+)"|Help = "([^"@]+)"|\.Say\("([^"@]+)"|=> "((?:sign|code|card|email|status|verify|chat|audience)[\w.-]+)"
        """)]
    private static partial Regex UsedKey();
}
