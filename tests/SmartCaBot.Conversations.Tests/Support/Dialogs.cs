using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Conversations.Tests.Support;

internal static class Ask
{
    public static Question<string> For(string prompt, string? label = null, Func<string, Phrase?>? stillValid = null) =>
        new(prompt, input => input.Text.StartsWith("bad", StringComparison.Ordinal) ? Answer.No<string>($"{prompt} refused") : input.Text)
        {
            Label = label,
            StillValid = stillValid,
        };
}

/// <summary>Three questions, a summary and an effect.</summary>
internal sealed class FormDialog : IDialog
{
    public string Name => "form";

    public bool IsForm => true;

    public List<string> Effects { get; } = [];

    public int Cancelled { get; private set; }

    public async Task RunAsync(Chat chat)
    {
        chat.Tell("intro", "intro");
        var a = await chat.AskAsync("a", Ask.For("a?", "name-a"));
        // b depends on a: they must begin with the same letter.
        var b = await chat.AskAsync("b", Ask.For("b?", "name-b", stillValid: b => b[0] == a[0] ? null : new Phrase("b no longer fits")));
        var c = await chat.AskAsync("c", Ask.For("c?", "name-c"));
        if (!await chat.ConfirmAsync("summary", new Phrase("summary", ("a", a), ("b", b), ("c", c))))
        {
            chat.Forget("summary");
            await chat.AskAsync("what", Ask.For("what?"));
        }

        var id = await chat.OnceAsync("submit", key =>
        {
            Effects.Add(key);
            return Task.FromResult(Effects.Count);
        });
        chat.Tell("done", new Phrase("done", ("id", id)));
        await chat.AskAsync("last", Ask.For("last?"));
        chat.Tell("bye", "bye");
    }

    public Task CancelAsync(Chat chat)
    {
        Cancelled++;
        return Task.CompletedTask;
    }
}

/// <summary>A one-line answer, as an FAQ entry is.</summary>
internal sealed class FaqDialog : IDialog
{
    public string Name => "faq";

    public Task RunAsync(Chat chat)
    {
        chat.Tell("answer", "faq answer");
        return Task.CompletedTask;
    }
}

/// <summary>Asks for a code that must not be seen or kept.</summary>
internal sealed class CodeDialog : IDialog
{
    public string Name => "code";

    public bool IsForm => true;

    public string? Seen { get; private set; }

    public async Task RunAsync(Chat chat)
    {
        var code = await chat.AskAsync("code", new Question<string>("code?", i => i.Text.Length == 6 ? i.Text : Answer.No<string>("six digits")) { Secret = true });
        var ok = await chat.OnceAsync("check", _ =>
        {
            Seen = code;
            return Task.FromResult(code == "123456");
        });
        if (!ok)
        {
            chat.Forget("code", "check", "wrong");
            chat.Tell("wrong", "wrong");
            code = await chat.AskAsync("code", new Question<string>("code?", i => i.Text) { Secret = true });
        }

        await chat.AskAsync("after", Ask.For("after?"));
    }
}
