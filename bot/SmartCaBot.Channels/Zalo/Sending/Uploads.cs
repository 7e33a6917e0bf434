using System.Security.Cryptography;
using SmartCaBot.Channels.Zalo.Api;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Zalo.Sending;

/// <summary>
/// Puts pictures and files on the platform's servers and remembers what they are called there until shortly before they are removed: 5,000
/// uploads a month are allowed, and a QR picture is the same for everybody.
/// </summary>
internal sealed class Uploads(ZaloApi api, ISharedValues values, TimeProvider clock)
{
    public const string ImagePath = "/v2.0/oa/upload/image";
    public const string FilePath = "/v2.0/oa/upload/file";

    /// <summary>The platform keeps an upload for seven days.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(6);

    /// <summary>attachment_id of a picture, token of a file; null and the answer that says why not.</summary>
    public async Task<(string? Handle, ZaloAnswer? Failed)> GetAsync(
        string path, string name, string contentType, byte[] content, CancellationToken cancellationToken)
    {
        var key = Key(path, name, content);
        if (await values.ReadAsync(key, cancellationToken) is { } kept && !kept.IsOver(clock.GetUtcNow()) && kept.Value.Length > 0) return (kept.Value, null);
        var answer = await api.UploadAsync(path, name, contentType, content, cancellationToken);
        if (answer is not ZaloAnswer.Done done) return (null, answer);
        if ((done.Data.Text("attachment_id") ?? done.Data.Text("token")) is not { Length: > 0 } handle) return (null, new ZaloAnswer.Doubtful("an upload without a name"));
        await WriteAsync(key, handle, cancellationToken);
        return (handle, null);
    }

    /// <summary>The platform does not know it any more.</summary>
    public Task ForgetAsync(string path, string name, byte[] content, CancellationToken cancellationToken) =>
        WriteAsync(Key(path, name, content), "", cancellationToken);

    /// <summary>When another node was quicker, either name is good.</summary>
    private async Task WriteAsync(string key, string handle, CancellationToken cancellationToken)
    {
        var kept = await values.ReadAsync(key, cancellationToken);
        await values.TryWriteAsync(key, handle, kept?.Version ?? 0, clock.GetUtcNow() + Keep, cancellationToken);
    }

    private static string Key(string path, string name, byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{path}\n{name}\n"));
        hash.AppendData(content);
        return $"zalo.upload.{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }
}
