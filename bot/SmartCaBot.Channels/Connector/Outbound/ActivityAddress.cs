using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.Connector.Outbound;

/// <summary>Where a channel takes an activity.</summary>
internal static class ActivityAddress
{
    /// <summary>Null when the activity names no conversation, or no address that may be called.</summary>
    public static Uri? Of(Activity activity, bool allowHttp)
    {
        if (Service(activity.ServiceUrl, allowHttp) is not { } service || activity.Conversation?.Id is not { Length: > 0 } conversation) return null;
        var reply = activity.ReplyToId is { Length: > 0 } id ? "/" + Uri.EscapeDataString(id) : "";
        return new Uri($"{service.AbsoluteUri.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(conversation)}/activities{reply}");
    }

    /// <summary>Null when it may not be called.</summary>
    public static Uri? Service(string? serviceUrl, bool allowHttp) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var url) && url.UserInfo.Length == 0 && url.Query.Length == 0
        && (url.Scheme == Uri.UriSchemeHttps || allowHttp && url.Scheme == Uri.UriSchemeHttp)
            ? url
            : null;
}
