using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Files;

internal sealed class FileIntake(UploadStore store, UploadQuota quota, ChannelsOptions options) : IFileIntake
{
    public long MaxBytes => options.MaxUploadBytes;

    public async ValueTask<FileIntakeResult> TakeAsync(
        string key, string conversationId, string name, string? contentType, Stream content, CancellationToken cancellationToken)
    {
        var most = content.CanSeek ? content.Length : MaxBytes;
        if (most > MaxBytes) return new FileIntakeResult.TooLarge(MaxBytes);
        var (room, full) = await quota.TakeAsync(conversationId, most, cancellationToken);
        if (full is not null) return new FileIntakeResult.NoRoom();
        using var held = room;
        return await store.SaveAsync(key, conversationId, name, contentType, content, MaxBytes, cancellationToken) switch
        {
            UploadResult.Saved(var file) => new FileIntakeResult.Taken(file),
            UploadResult.Refused => new FileIntakeResult.Refused(),
            _ => new FileIntakeResult.TooLarge(MaxBytes),
        };
    }
}
