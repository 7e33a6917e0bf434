using SmartCaBot.Conversations.Flows;
using SmartCaBot.Understanding;

namespace SmartCaBot.Dialogs.Interpreting;

/// <summary>What people ask about at the step they are in; makes those readings a little more likely.</summary>
internal static class ExpectedIntents
{
    public static IReadOnlyList<string> Of(ConversationState state) => state.Frames is not [.., var top] ? [] : top.Dialog switch
    {
        DialogNames.Register => [Intents.RegisterRequirements, Intents.RegisterCost],
        DialogNames.Activate => [Intents.RegisterActivation],
        DialogNames.Sign => [Intents.SignOtpMissing],
        _ => [],
    };
}
