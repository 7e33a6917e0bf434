using System.Globalization;
using System.Text.Json.Nodes;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>Consultation messages, reactions, and the calls that are no more.</summary>
internal sealed class MessageCalls(PhoneBook phones, MessageBodyReader reader, SendWindow window, Delivery delivery)
{
    private static readonly string[] Reactions = [":>", "--b", ":-((", "/-strong", "/-heart", ":-h", ":o", "/-remove"];

    public static void Map(IEndpointRouteBuilder routes, ApiGate gate, MessageCalls calls)
    {
        routes.MapPost("/v3.0/oa/message/cs", gate.Serve(ApiFamily.Oa, calls.Send));
        routes.MapPost("/v2.0/oa/message", gate.Serve(ApiFamily.Oa, calls.React));
        // All others, the transaction and promotion messages that stopped on 1 March 2026 among them.
        routes.Map("/v2.0/oa/{**other}", gate.Serve(ApiFamily.Oa, static _ => ZaloError.Of(-209)));
        routes.Map("/v3.0/oa/{**other}", gate.Serve(ApiFamily.Oa, static _ => ZaloError.Of(-209)));
    }

    private ApiResult Send(ApiRequest request)
    {
        if (phones.Find(request.Body.Find("recipient", "user_id").AsText()) is not { } phone) return ZaloError.Invalid("user_id");
        var read = reader.Read(request.Body.Find("message"), phone.Id);
        if (read.Error is { } wrong) return wrong;
        var message = read.Value!;
        if (message.QuotedId is { } quoted && phone.Find(quoted) is null) return ZaloError.Invalid("quote_message_id");
        var (refused, quota) = window.Enter(phone);
        if (refused is not null) return refused;
        delivery.Deliver(phone, message);
        var data = new JsonObject();
        if (quota is not null) data["quota"] = quota;
        data["message_id"] = message.Id;
        data["user_id"] = phone.Id;
        data["sent_time"] = message.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return data;
    }

    private ApiResult React(ApiRequest request)
    {
        var action = request.Body.Find("sender_action");
        if (!action.IsThere()) return ZaloError.Of(-240);
        if (phones.Find(request.Body.Find("recipient", "user_id").AsText()) is not { } phone) return ZaloError.Invalid("user_id");
        if (!Reactions.Contains(action.Find("react_icon").AsText())) return ZaloError.Invalid("react_icon");
        if (action.Find("react_message_id").AsText() is not { } id || phone.Find(id) is null) return ZaloError.Invalid("react_message_id");
        return new JsonObject { ["message_id"] = id, ["user_id"] = phone.Id };
    }
}
