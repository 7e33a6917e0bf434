namespace SmartCaBot.Desk.Replies;

/// <summary>A reply kept ready. Everybody at the desk may use it; supervisors write them.</summary>
/// <param name="Id">Its own.</param>
/// <param name="Folder">Groups them; may be empty.</param>
/// <param name="Shortcut">Typed after "/": a to z, digits, dashes; unique.</param>
/// <param name="Title">For agents.</param>
/// <param name="Body">With placeholders.</param>
/// <param name="QrUrl">An https address sent along as a QR code; null for none.</param>
/// <param name="Picture">A picture sent along; null for none.</param>
/// <param name="Version">Grows with each change; 0 for a new one.</param>
internal sealed record CannedReply(
    string Id, string Folder, string Shortcut, string Title, string Body, string? QrUrl, ReplyPicture? Picture, long Version);

/// <param name="Name">As citizens see it.</param>
/// <param name="ContentType">image/png or image/jpeg.</param>
internal sealed record ReplyPicture(string Name, string ContentType);
