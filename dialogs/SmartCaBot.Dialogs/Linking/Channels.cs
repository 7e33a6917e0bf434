using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs.Linking;

/// <summary>Channels as people call them.</summary>
internal static class Channels
{
    public static Phrase Name(string channel) => channel switch
    {
        "directline" => "link.channel.web",
        "zalo" => "link.channel.zalo",
        _ => "link.channel.other",
    };

    public static Phrase Line(LinkedConversation other) => new("link.line", ("channel", Name(other.Channel)));
}
