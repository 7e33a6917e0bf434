using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Channels.Http;

/// <summary>Everything that a channel's address may answer instead of what was asked: the whole set.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">For programs. Direct Line clients know TokenExpired, MissingProperty and BadArgument.</param>
/// <param name="Message">For developers; holds nothing of the request.</param>
internal sealed record ChannelError(int Status, string Code, string Message)
{
    public static readonly ChannelError MalformedBody = new(StatusCodes.Status400BadRequest, "BadArgument", "The body is not a valid JSON object of the expected shape.");
    public static readonly ChannelError MissingType = new(StatusCodes.Status400BadRequest, "MissingProperty", "The activity has no type.");
    public static readonly ChannelError MissingConversation = new(StatusCodes.Status400BadRequest, "MissingProperty", "The activity needs conversation.id, from.id and channelId.");
    public static readonly ChannelError BadUserId = new(StatusCodes.Status400BadRequest, "BadArgument", "A user id must begin with dl_ and hold at most 128 letters, digits, '-', '_' or '.'.");
    public static readonly ChannelError MalformedUpload = new(StatusCodes.Status400BadRequest, "BadArgument", "The upload is not a complete multipart form, or holds no file.");
    public static readonly ChannelError RefusedFile = new(StatusCodes.Status400BadRequest, "FileRefused", "The file was refused by the content check.");
    public static readonly ChannelError Unauthorized = new(StatusCodes.Status401Unauthorized, "Unauthorized", "The Authorization header is missing, malformed or not valid here.");
    public static readonly ChannelError TokenExpired = new(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired.");
    public static readonly ChannelError SecretNeeded = new(StatusCodes.Status403Forbidden, "Forbidden", "This needs the secret; a token is not enough.");
    public static readonly ChannelError TokenNeeded = new(StatusCodes.Status403Forbidden, "Forbidden", "This needs a token; the secret cannot be used.");
    public static readonly ChannelError OriginNotAllowed = new(StatusCodes.Status403Forbidden, "OriginNotAllowed", "Pages of this origin may not use this conversation.");
    public static readonly ChannelError TicketInvalid = new(StatusCodes.Status403Forbidden, "TokenExpired", "The stream's address has expired or belongs to another page; reconnect for a new one.");
    public static readonly ChannelError NoSuchConversation = new(StatusCodes.Status404NotFound, "NotFound", "There is no such conversation.");
    public static readonly ChannelError NoSuchFile = new(StatusCodes.Status404NotFound, "NotFound", "There is no such file, or its address has expired.");
    public static readonly ChannelError NoSuchPath = new(StatusCodes.Status404NotFound, "NotFound", "There is nothing at this address.");
    public static readonly ChannelError WrongMethod = new(StatusCodes.Status405MethodNotAllowed, "MethodNotAllowed", "The method is not allowed here.");
    public static readonly ChannelError TooLarge = new(StatusCodes.Status413PayloadTooLarge, "TooLarge", "The activity or file is larger than this server takes.");
    public static readonly ChannelError QuotaReached = new(StatusCodes.Status413PayloadTooLarge, "QuotaReached", "This conversation has stored as much as it may in a day.");
    public static readonly ChannelError NoSpace = new(StatusCodes.Status507InsufficientStorage, "NoSpace", "There is no room for files now.");
    public static readonly ChannelError TooManySessions = new(StatusCodes.Status429TooManyRequests, "TooManySessions", "This address has begun too many conversations; wait a minute.");
    public static readonly ChannelError WebSocketNeeded = new(StatusCodes.Status400BadRequest, "BadArgument", "This address takes WebSocket requests only.");
    public static readonly ChannelError Internal = new(StatusCodes.Status500InternalServerError, "ServiceError", "The request failed. It may be sent again.");
    public static readonly ChannelError InvokeUnknown = new(StatusCodes.Status501NotImplemented, "NotImplemented", "This bot does not answer this invoke activity.");
    public static readonly ChannelError MissingServiceUrl = new(StatusCodes.Status400BadRequest, "MissingProperty", "The activity needs a serviceUrl for the replies, or deliveryMode expectReplies.");
    public static readonly ChannelError NotThisChannel = new(StatusCodes.Status403Forbidden, "Forbidden", "The token is not for the channel or the serviceUrl that the activity names.");
    public static readonly ChannelError KeysUnavailable = new(StatusCodes.Status503ServiceUnavailable, "ServiceError", "The token cannot be checked now. The request may be sent again.");
}
