using SmartCaBot.ZaloSandbox.Phones;
using SmartCaBot.ZaloSandbox.Webhooks;

namespace SmartCaBot.ZaloSandbox.Control;

/// <summary>/control: what the page and scripts use. Writing asks for a header that a foreign page cannot send without being asked first.</summary>
internal static class ControlRoutes
{
    private const string Guard = "X-Zalo-Sandbox";

    public static void Map(IEndpointRouteBuilder routes, SandboxParts parts)
    {
        var control = routes.MapGroup("/control").AddEndpointFilter(RefuseForeignPages);
        control.MapGet("/state", () => StateView.Of(parts));
        control.MapPost("/webhook", (WebhookAddress to) => parts.Webhooks.Url = to.Url);
        control.MapPost("/webhook/retry/{when}", (WebhookRetry when) => parts.Webhooks.Retry = when);
        control.MapPost("/webhook/reset", parts.ResetWebhooks);
        control.MapPost("/tokens/kill", parts.Tokens.KillAccessToken);
        SwitchRoutes.Map(control, parts.Switches);
        control.MapPost("/phones", (NewPhone phone) => PhoneView.Of(parts.Phones.Add(phone.Name, phone.Number)));
        PhoneRoutes.Map(control.MapGroup("/phones/{id}"), parts);
    }

    /// <summary>Runs on the phone with this id, or answers 404.</summary>
    public static IResult On(this PhoneBook phones, string id, Func<Phone, object?> action) =>
        phones.Find(id) is { } phone ? Results.Json(action(phone) ?? new { }) : Results.NotFound();

    private static ValueTask<object?> RefuseForeignPages(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var request = call.HttpContext.Request;
        return HttpMethods.IsGet(request.Method) || request.Headers.ContainsKey(Guard)
            ? next(call)
            : ValueTask.FromResult<object?>(Results.Text($"Header {Guard} is missing.", statusCode: StatusCodes.Status403Forbidden));
    }

    private sealed record WebhookAddress(Uri Url);

    private sealed record NewPhone(string Name, string Number);
}
