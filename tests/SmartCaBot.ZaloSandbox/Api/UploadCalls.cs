using System.Text.Json.Nodes;
using SmartCaBot.ZaloSandbox.Phones;

namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>Uploads: pictures to 1 MB, GIF and documents to 5 MB; 5,000 a month; kept for seven days.</summary>
internal sealed class UploadCalls(AssetStore assets, TimeProvider clock)
{
    private const int Megabyte = 1024 * 1024;
    private const int MostInAMonth = 5000;

    private readonly Lock _lock = new();
    private (int Year, int Month) _month;
    private int _count;

    public static void Map(IEndpointRouteBuilder routes, ApiGate gate, UploadCalls calls)
    {
        routes.MapPost("/v2.0/oa/upload/image", gate.Serve(ApiFamily.Oa, request => calls.Keep(request.File, "attachment_id", Megabyte, "image/jpeg", "image/png")));
        routes.MapPost("/v2.0/oa/upload/gif", gate.Serve(ApiFamily.Oa, request => calls.Keep(request.File, "attachment_id", 5 * Megabyte, "image/gif")));
        routes.MapPost("/v2.0/oa/upload/file", gate.Serve(ApiFamily.Oa, request => calls.Keep(request.File, "token", 5 * Megabyte,
            FileKinds.Pdf, FileKinds.Doc, FileKinds.Docx, FileKinds.Csv)));
    }

    private ApiResult Keep(IFormFile? file, string answer, int most, params ReadOnlySpan<string> kinds)
    {
        if (file is null || file.Length == 0) return ZaloError.Invalid("file");
        if (file.Length > most) return ZaloError.Of(-210);
        var content = new byte[file.Length];
        using (var stream = file.OpenReadStream()) stream.ReadExactly(content);
        if (!kinds.Contains(FileKinds.Of(file.FileName, content))) return ZaloError.Invalid("file");
        if (!Count()) return ZaloError.Of(-211);
        return new JsonObject { [answer] = assets.Keep(Path.GetFileName(file.FileName), FileKinds.Of(file.FileName, content), content).Id };
    }

    private bool Count()
    {
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (_month != (now.Year, now.Month)) (_month, _count) = ((now.Year, now.Month), 0);
            return ++_count <= MostInAMonth;
        }
    }
}
