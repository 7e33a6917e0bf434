using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Citizens;

/// <summary>The day that counts for identity cards and birth dates: Vietnam's, wherever the service stands. It keeps one time all year.</summary>
internal static class VietnamTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateOnly Today(this Chat chat) => DateOnly.FromDateTime(chat.Now.ToOffset(Offset).DateTime);
}
