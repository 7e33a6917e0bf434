using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Http;
using SmartCaBot.Conversations.Activities;

namespace SmartCaBot.Channels.Connector;

/// <summary>
/// Invokes are answered in the HTTP answer itself. This bot has one, Bot Framework's <c>healthCheck</c>; others are not implemented, as the
/// SDK's own bots say (501).
/// </summary>
internal static class ConnectorInvokes
{
    private const string HealthCheck = "healthCheck";

    public static async ValueTask<ChannelError?> AnswerAsync(HttpContext context, Activity activity)
    {
        if (activity.Name != HealthCheck) return ChannelError.InvokeUnknown;
        await JsonAnswer.WriteAsync(context, static json =>
        {
            json.WriteStartObject("healthResults"u8);
            json.WriteBoolean("success"u8, true);
            json.WriteStartArray("messages"u8);
            json.WriteStringValue("Health check succeeded."u8);
            json.WriteEndArray();
            json.WriteEndObject();
        });
        return null;
    }
}
