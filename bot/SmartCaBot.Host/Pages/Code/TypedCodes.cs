using SmartCaBot.Host.Configuration;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>In which channels' chats a one-time code may be typed. What is typed on a channel of another company stays with that company.</summary>
internal sealed class TypedCodes(SmartCaOptions options)
{
    public bool MayBeTyped(string channel) => channel switch
    {
        "directline" => options.Web.AllowTypedCodes,
        "zalo" => options.Zalo.AllowTypedCodes,
        "connector" => options.Connector.AllowTypedCodes,
        _ => false,
    };
}
