using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Control;

/// <summary>/control/phones/{id}: what the person with this phone does.</summary>
internal static class PhoneRoutes
{
    private const int LargestFile = 50 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder phone, SandboxParts parts)
    {
        var (phones, assets) = (parts.Phones, parts.Assets);
        phone.MapGet("/messages", (string id, int? after) => phones.On(id, who => MessageView.After(who, after ?? 0, assets)));
        phone.MapPost("/text", (string id, Words words) => phones.On(id, who => new { id = who.SendText(words.Text, words.Quoted) }));
        phone.MapPost("/press", (string id, Pressed pressed) => phones.On(id, who => Press(who, pressed)));
        phone.MapPost("/info", (string id, SharedInfo info) => phones.On(id, who => Do(() => who.ShareInfo(info))));
        phone.MapPost("/seen", (string id, string[] ids) => phones.On(id, who => Do(() => who.See(ids))));
        phone.MapPost("/follow", (string id) => phones.On(id, who => Do(who.Follow)));
        phone.MapPost("/unfollow", (string id) => phones.On(id, who => Do(who.Unfollow)));
        phone.MapPost("/open", (string id) => phones.On(id, who => Do(who.OpenChat)));
        phone.MapPost("/refuse", (string id, bool on) => phones.On(id, who => Do(() => who.Refuses = on)));
        phone.MapPost("/admin", (string id, Words words) => phones.On(id, who => new { id = parts.AdminWrites(who, words.Text) }));
        phone.MapPost("/file", (string id, IFormFile file) => phones.On(id, who => Send(who, file))).DisableAntiforgery()
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestFile));
    }

    private static object? Do(Action action)
    {
        action();
        return null;
    }

    private static object? Press(Phone phone, Pressed pressed) =>
        phone.Find(pressed.MessageId) is { } message && pressed.Button >= 0 && pressed.Button < message.Buttons.Count
            ? new { id = phone.Press(message.Buttons[pressed.Button]) }
            : null;

    private static object Send(Phone phone, IFormFile file)
    {
        var content = new byte[file.Length];
        using (var stream = file.OpenReadStream()) stream.ReadExactly(content);
        var name = Path.GetFileName(file.FileName);
        var kind = Api.FileKinds.Of(name, content);
        return new { id = kind is "image/jpeg" or "image/png" ? phone.SendImage(name, content, kind) : phone.SendFile(name, content, kind) };
    }

    private sealed record Words(string Text, string? Quoted = null);

    private sealed record Pressed(string MessageId, int Button);
}
