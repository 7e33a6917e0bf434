using System.Text.Json.Nodes;
using SmartCaBot.Channels.Zalo.Replies;

namespace SmartCaBot.Channels.Zalo.Sending;

/// <summary>The body of POST /v3.0/oa/message/cs for each kind of message (official Java SDK; buttons as the setting says).</summary>
internal static class MessageBodies
{
    public const string Path = "/v3.0/oa/message/cs";

    public static JsonObject Text(string userId, string text) => Message(userId, new JsonObject { ["text"] = text });

    public static JsonObject Buttons(string userId, ZaloText text, ZaloButtons shape)
    {
        var buttons = new JsonArray([.. text.Buttons!.Select(Button)]);
        return Message(userId, shape switch
        {
            ZaloButtons.List => new JsonObject
            {
                ["attachment"] = Template(new JsonObject
                {
                    ["template_type"] = "list",
                    ["elements"] = new JsonArray(new JsonObject { ["title"] = Title(text.Text), ["subtitle"] = Rest(text.Text) }),
                    ["buttons"] = buttons,
                }),
            },
            ZaloButtons.Template => new JsonObject
            {
                ["attachment"] = Template(new JsonObject { ["template_type"] = "button", ["text"] = text.Text, ["buttons"] = buttons }),
            },
            _ => new JsonObject { ["text"] = text.Text, ["attachment"] = Template(new JsonObject { ["buttons"] = buttons }) },
        });
    }

    public static JsonObject Picture(string userId, string attachmentId) => Media(userId, new JsonObject { ["media_type"] = "image", ["attachment_id"] = attachmentId });

    public static JsonObject PictureAt(string userId, string address) => Media(userId, new JsonObject { ["media_type"] = "image", ["url"] = address });

    public static JsonObject File(string userId, string token) => Message(userId, new JsonObject
    {
        ["attachment"] = new JsonObject { ["type"] = "file", ["payload"] = new JsonObject { ["token"] = token } },
    });

    /// <param name="userId">Whom.</param>
    /// <param name="form">Title, and below it what else can be done.</param>
    /// <param name="picture">The platform wants one.</param>
    public static JsonObject Form(string userId, ZaloForm form, string? picture)
    {
        var element = new JsonObject { ["title"] = form.Title, ["subtitle"] = form.Subtitle };
        if (picture is not null) element["image_url"] = picture;
        return Message(userId, new JsonObject
        {
            ["attachment"] = Template(new JsonObject { ["template_type"] = "request_user_info", ["elements"] = new JsonArray(element) }),
        });
    }

    private static JsonObject Media(string userId, JsonObject element) => Message(userId, new JsonObject
    {
        ["attachment"] = Template(new JsonObject { ["template_type"] = "media", ["elements"] = new JsonArray(element) }),
    });

    private static JsonObject Button(ZaloButton button) => button.Url is { } url
        ? new JsonObject { ["type"] = "oa.open.url", ["title"] = button.Title, ["payload"] = new JsonObject { ["url"] = url } }
        : new JsonObject { ["type"] = "oa.query.hide", ["title"] = button.Title, ["payload"] = button.Payload };

    private static JsonObject Template(JsonObject payload) => new() { ["type"] = "template", ["payload"] = payload };

    private static JsonObject Message(string userId, JsonObject message) =>
        new() { ["recipient"] = new JsonObject { ["user_id"] = userId }, ["message"] = message };

    /// <summary>A list's title takes 100 characters.</summary>
    private static string Title(string text) => TextParts.Of(text, 100)[0];

    private static string Rest(string text) => text.Length > Title(text).Length ? text[Title(text).Length..].Trim() : "";
}
