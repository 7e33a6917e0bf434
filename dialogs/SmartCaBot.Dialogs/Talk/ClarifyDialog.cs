using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Content;
using SmartCaBot.Dialogs.Interpreting;

namespace SmartCaBot.Dialogs.Talk;

/// <summary>Two readings were near each other: asks which, in human words.</summary>
internal sealed class ClarifyDialog(ServiceList services) : IDialog
{
    private const string None = "none";

    public string Name => DialogNames.Clarify;

    public bool IsInternal => true;

    public async Task RunAsync(Chat chat)
    {
        var choices = CandidateList.Read(chat.Argument)
            .Select(c => new Choice<(string Dialog, string? Argument)>(c.Id, Label(c.Intent, c.Service), IntentRoutes.Of(c.Intent, c.Service)))
            .DistinctBy(c => c.Value)
            .Append(new Choice<(string Dialog, string? Argument)>(None, "clarify.none", (DialogNames.Fallback, null)));
        var (dialog, argument) = await chat.ChooseAsync("which", "clarify", [.. choices]);
        await chat.ContinueWithAsync(dialog, argument);
    }

    private Phrase Label(string intent, int? service) =>
        services.Services.FirstOrDefault(s => s.Id == service)?.Name ?? new Phrase($"intent.{intent}");
}
