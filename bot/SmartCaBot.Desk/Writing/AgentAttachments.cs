using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;
using SmartCaBot.Desk.Replies;
using SmartCaBot.Desk.Storing;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Desk.Writing;

/// <summary>What goes along with a message: files, a canned reply's picture, a QR code. Files take the way that the citizen's files take.</summary>
internal sealed class AgentAttachments(IFileIntake intake, ReplyTable replies, ReplyBook book, IPictures pictures)
{
    /// <summary>Known before any file is stored.</summary>
    public bool Fit(AgentMessage message) => message.Files.All(file => file.Length <= intake.MaxBytes);

    /// <param name="conversationId">Where to.</param>
    /// <param name="language">The citizen's.</param>
    /// <param name="commandId">Of the message and all that is in it: sent twice, its files are stored once.</param>
    /// <param name="message">With files.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<(SayProblem Problem, IReadOnlyList<Attachment> Attachments)> OfAsync(
        string conversationId, string language, string commandId, AgentMessage message, CancellationToken cancellationToken)
    {
        var attachments = new List<Attachment>();
        foreach (var (number, file) in message.Files.Index())
        {
            await using var content = file.Open();
            var problem = Keep(
                await intake.TakeAsync($"{commandId}/{number}", conversationId, file.Name, file.ContentType, content, cancellationToken), attachments);
            if (problem != SayProblem.None) return (problem, []);
        }

        var reply = message.Reply is { } id ? await book.FindAsync(id, cancellationToken) : null;
        if (reply?.Picture is { } picture && await replies.PictureAsync(reply.Id, cancellationToken) is { } bytes)
        {
            using var content = new MemoryStream(bytes);
            var problem = Keep(
                await intake.TakeAsync($"{commandId}/picture", conversationId, picture.Name, picture.ContentType, content, cancellationToken), attachments);
            if (problem != SayProblem.None) return (problem, []);
        }

        if ((reply?.QrUrl ?? message.QrUrl) is { } url)
            attachments.Add(pictures.QrCode(url, language == "en" ? $"QR code that opens {url}" : $"Mã QR mở trang {url}"));
        return (SayProblem.None, attachments);
    }

    private static SayProblem Keep(FileIntakeResult result, List<Attachment> attachments)
    {
        switch (result)
        {
            case FileIntakeResult.Taken(var file):
                attachments.Add(AttachedFiles.ToAttachment(file));
                return SayProblem.None;
            case FileIntakeResult.TooLarge:
                return SayProblem.FileTooLarge;
            case FileIntakeResult.NoRoom:
                return SayProblem.NoRoom;
            default:
                return SayProblem.FileRefused;
        }
    }
}
