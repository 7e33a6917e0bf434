using System.Collections.Immutable;
using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Steps;

/// <summary>The small buttons under a question of a form.</summary>
internal static class StepButtons
{
    public static Button Help { get; } = Button.Start(Commands.Help, "button.help");

    public static Button Back { get; } = Button.Start(Commands.Back, "button.back");

    public static Button Cancel { get; } = Button.Start(Commands.Cancel, "button.cancel");

    public static ImmutableArray<Button> Typed { get; } = [Help, Back];

    public static Button Edit(string key, Phrase label) => Button.Start(Commands.Edit, label, key);
}
