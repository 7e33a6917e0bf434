using System.Text.Json.Nodes;
using SmartCaBot.Channels.Files;
using SmartCaBot.Channels.Zalo.Api;
using SmartCaBot.Channels.Zalo.Replies;
using SmartCaBot.Conversations.Storing;

namespace SmartCaBot.Channels.Zalo.Sending;

/// <summary>A message ready to be called out, or what kept it from being so.</summary>
internal abstract record Composed
{
    public sealed record Body(JsonObject Json) : Composed
    {
        /// <summary>Called when the platform says that an upload in it is gone.</summary>
        public Func<CancellationToken, Task>? ForgetUpload { get; init; }

        public override string ToString() => "Body(***)";
    }

    /// <summary>An upload did not go through.</summary>
    public sealed record Failed(ZaloAnswer Answer) : Composed;

    /// <summary>What it speaks of is not there any more.</summary>
    public sealed record Gone(string Reason) : Composed;
}

/// <summary>Makes the call's body: uploads what must be uploaded, and writes addresses where it cannot be.</summary>
internal sealed class Composer(Uploads uploads, IFileStore files, FileLinks links, IOwnPictures pictures, ChannelsOptions channels, ZaloOptions options)
{
    private static readonly string[] PictureTypes = ["photo", "image"];
    private static readonly string[] FileTypes = ["file"];
    private static readonly string[] FormTypes = ["nosupport", "template", "request_user_info"];

    /// <param name="message">What to say.</param>
    /// <param name="leased">Whom, and since when.</param>
    /// <param name="asList">The platform refused the buttons.</param>
    /// <param name="cancellationToken">Ends the uploads.</param>
    public async Task<Composed> ComposeAsync(ZaloMessage message, OutboxMessage leased, bool asList, CancellationToken cancellationToken)
    {
        var user = leased.Recipient;
        return message switch
        {
            { Text: { Buttons: not null } text } when !asList => new Composed.Body(MessageBodies.Buttons(user, text, options.Buttons)),
            { Text: { } text } => new Composed.Body(MessageBodies.Text(user, text.WithList)),
            { Form: { } form } => new Composed.Body(MessageBodies.Form(user, form, options.FormPicture?.AbsoluteUri)),
            { Picture: { } address } => await PictureAsync(user, address, cancellationToken),
            { File: { AsLink: true } file } => new Composed.Body(MessageBodies.Text(user, LinkTo(file, leased))),
            { File: { } file } => await FileAsync(user, file, cancellationToken),
            _ => new Composed.Gone("an empty message"),
        };
    }

    /// <summary>How the same message is recognised among those that were sent.</summary>
    public Trace TraceOf(ZaloMessage message, OutboxMessage leased) => message switch
    {
        { Text: { Buttons: not null } text } when options.Buttons == ZaloButtons.UnderText => Trace(leased, [], text.Text, text.WithList),
        // What the platform's list says of the other shapes is not documented.
        { Text.Buttons: not null } => Trace(leased, []),
        { Text: { } text } => Trace(leased, [], text.WithList),
        { Form: not null } => Trace(leased, FormTypes),
        { Picture: not null } => Trace(leased, PictureTypes),
        { File: { AsLink: true } file } => Trace(leased, [], LinkTo(file, leased)),
        _ => Trace(leased, FileTypes),
    };

    private static Trace Trace(OutboxMessage leased, string[] types, params string[] texts) => new(leased.Recipient, types, texts, leased.CreatedAt);

    private async Task<Composed> PictureAsync(string user, string address, CancellationToken cancellationToken)
    {
        if (pictures.Draw(address) is not { } picture)
            return address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                ? new Composed.Body(MessageBodies.PictureAt(user, address))
                : new Composed.Gone("a picture without a public address");
        return await WithUploadAsync(
            Uploads.ImagePath, picture.Name, picture.ContentType, picture.Content, handle => MessageBodies.Picture(user, handle), cancellationToken);
    }

    private async Task<Composed> FileAsync(string user, ZaloFile file, CancellationToken cancellationToken)
    {
        if (await files.OpenAsync(file.ConversationId, file.Id, cancellationToken) is not { } stored) return new Composed.Gone("the file is gone");
        var content = new byte[stored.Content.Length];
        await using (stored.Content) await stored.Content.ReadExactlyAsync(content, cancellationToken);
        return await WithUploadAsync(
            Uploads.FilePath, FileNames.Clean(file.Name), file.ContentType, content, handle => MessageBodies.File(user, handle), cancellationToken);
    }

    private async Task<Composed> WithUploadAsync(
        string path, string name, string contentType, byte[] content, Func<string, JsonObject> body, CancellationToken cancellationToken)
    {
        var (handle, failed) = await uploads.GetAsync(path, name, contentType, content, cancellationToken);
        return handle is null
            ? new Composed.Failed(failed!)
            : new Composed.Body(body(handle)) { ForgetUpload = token => uploads.ForgetAsync(path, name, content, token) };
    }

    /// <summary>The same at every try, so that it is recognised.</summary>
    private string LinkTo(ZaloFile file, OutboxMessage leased)
    {
        var until = leased.CreatedAt + options.FileLinkLifetime;
        var address = links.Make(file.ConversationId, file.Id, file.Name, (channels.PublicBaseUrl ?? "").TrimEnd('/'), until);
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{FileNames.Clean(file.Name)}: {address}\n(Tải về trước {TimeZoneInfo.ConvertTime(until, channels.Zone):HH:mm dd/MM/yyyy}.)");
    }
}
