using System.Globalization;
using System.Text.Json.Nodes;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>What the account can ask: about itself, a person, their chat, and what may be sent.</summary>
internal sealed class AccountCalls(SandboxOptions options, PhoneBook phones, AssetStore assets)
{
    private static readonly TimeSpan VietNam = TimeSpan.FromHours(7);

    public static void Map(IEndpointRouteBuilder routes, ApiGate gate, AccountCalls calls)
    {
        routes.MapGet("/v2.0/oa/getoa", gate.Serve(ApiFamily.Oa, _ => calls.Account()));
        routes.MapGet("/v3.0/oa/user/detail", gate.Serve(ApiFamily.Oa, calls.Person));
        routes.MapGet("/v2.0/oa/conversation", gate.Serve(ApiFamily.Oa, calls.Chat));
        routes.MapPost("/v3.0/oa/quota/message", gate.Serve(ApiFamily.Oa, calls.Quota));
    }

    private JsonObject Account() => new()
    {
        ["oaid"] = options.OaId,
        ["name"] = options.OaName,
        ["description"] = "",
        ["is_verified"] = true,
        ["oa_type"] = 4,
        ["num_follower"] = phones.All.Count(phone => phone.Follows),
        ["package_name"] = "Nâng cao",
        ["package_valid_through_date"] = "31/12/2027",
        ["linked_zca"] = "ZCA thử nghiệm",
    };

    private ApiResult Person(ApiRequest request)
    {
        if (phones.Find(request.Body.Find("user_id").AsText()) is not { } phone) return ZaloError.Invalid("user_id");
        var shared = phone.Shared;
        return new JsonObject
        {
            ["user_id"] = phone.Id,
            ["user_id_by_app"] = phone.IdByApp,
            ["user_external_id"] = "",
            ["display_name"] = phone.Name,
            ["user_alias"] = phone.Name,
            ["is_sensitive"] = false,
            ["user_last_interaction_date"] = phone.LastInteraction?.ToOffset(VietNam).ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture) ?? "",
            ["user_is_follower"] = phone.Follows,
            ["avatar"] = "",
            ["avatars"] = new JsonObject { ["120"] = "", ["240"] = "" },
            ["tags_and_notes_info"] = new JsonObject { ["notes"] = new JsonArray(), ["tag_names"] = new JsonArray() },
            ["shared_info"] = new JsonObject
            {
                ["address"] = shared?.Address ?? "",
                ["city"] = shared?.City ?? "",
                ["district"] = "",
                ["phone"] = shared?.Phone ?? "",
                ["name"] = shared?.Name ?? "",
            },
        };
    }

    /// <summary>The last messages, newest first, ten at most.</summary>
    private ApiResult Chat(ApiRequest request)
    {
        if (phones.Find(request.Body.Find("user_id").AsText()) is not { } phone) return ZaloError.Invalid("user_id");
        var offset = request.Body.Find("offset").AsNumber() ?? 0;
        var count = request.Body.Find("count").AsNumber() ?? 5;
        if (offset < 0 || count < 1) return ZaloError.Invalid(offset < 0 ? "offset" : "count");
        if (count > 10) return ZaloError.Of(-210);
        return new JsonArray([.. phone.Messages.Reverse().Skip((int)offset).Take((int)count).Select(message => Line(phone, message))]);
    }

    private JsonObject Line(Phone phone, ChatMessage message)
    {
        var fromPerson = message.Author == Author.Person;
        return new JsonObject
        {
            ["src"] = fromPerson ? 1 : 0,
            ["time"] = message.At.ToUnixTimeMilliseconds(),
            ["type"] = message.Kind switch { MessageKind.Image => "photo", MessageKind.InfoRequest or MessageKind.Template => "nosupport", var kind => $"{kind}".ToLowerInvariant() },
            ["message"] = message.Text,
            ["message_id"] = message.Id,
            ["url"] = message.Asset is { } asset ? assets.Url(asset) : message.Url ?? "",
            ["from_id"] = fromPerson ? phone.Id : options.OaId,
            ["to_id"] = fromPerson ? options.OaId : phone.Id,
            ["from_display_name"] = fromPerson ? phone.Name : options.OaName,
            ["to_display_name"] = fromPerson ? options.OaName : phone.Name,
        };
    }

    private ApiResult Quota(ApiRequest request)
    {
        if (phones.Find(request.Body.Find("user_id").AsText()) is not { } phone) return ZaloError.Invalid("user_id");
        return new JsonObject
        {
            ["last_interaction"] = phone.LastInteraction?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) ?? "0",
            ["cs_reply"] = new JsonObject { ["remain"] = 8, ["total"] = 8 },
            ["promotion"] = new JsonObject { ["remain"] = 0, ["total"] = 0 },
        };
    }
}
