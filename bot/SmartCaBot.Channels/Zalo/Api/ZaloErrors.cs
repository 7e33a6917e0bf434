using System.Collections.Frozen;

namespace SmartCaBot.Channels.Zalo.Api;

/// <summary>What an error of the platform means for the message that met it.</summary>
internal enum ErrorMeaning
{
    /// <summary>Not in the list: tried a few times.</summary>
    NotKnown,

    /// <summary>Try again soon.</summary>
    Again,

    /// <summary>Too many calls: all of this host's wait.</summary>
    TooFast,

    /// <summary>The access token is not good any more.</summary>
    Token,

    /// <summary>An uploaded picture or file is gone: upload it anew.</summary>
    UploadGone,

    /// <summary>Not at night: from six in the morning.</summary>
    Night,

    /// <summary>Nothing may be sent to this person now: they have not written for too long.</summary>
    WindowClosed,

    /// <summary>The person does not want it, or cannot get it.</summary>
    PersonRefuses,

    /// <summary>The shape of the message is not taken: another shape may be.</summary>
    Shape,

    /// <summary>The message itself is wrong.</summary>
    Message,

    /// <summary>The account, the app or its money: the operator must act, and then the message can go.</summary>
    Operator,
}

/// <summary>
/// The platform's error numbers (developers.zalo.me, phụ lục "Mã lỗi"), each with what it means here. They come in answers with HTTP 200. The
/// two hosts number differently: the same number is another error there.
/// </summary>
internal static class ZaloErrors
{
    private static readonly FrozenDictionary<int, ErrorMeaning> OfAccount = new Dictionary<int, ErrorMeaning>
    {
        [-32] = ErrorMeaning.TooFast,
        [-100] = ErrorMeaning.UploadGone,
        [-200] = ErrorMeaning.Again,
        [-201] = ErrorMeaning.Shape, // a field is invalid
        [-204] = ErrorMeaning.Operator, // account disabled
        [-205] = ErrorMeaning.Operator, // account does not exist
        [-209] = ErrorMeaning.Operator, // app not activated
        [-210] = ErrorMeaning.Message, // exceeds a limit
        [-211] = ErrorMeaning.Operator, // out of quota
        [-212] = ErrorMeaning.Operator, // app has not registered this API
        [-213] = ErrorMeaning.WindowClosed, // has not followed
        [-214] = ErrorMeaning.Again, // still being processed
        [-216] = ErrorMeaning.Token,
        [-217] = ErrorMeaning.PersonRefuses,
        [-218] = ErrorMeaning.PersonRefuses, // out of what the person may receive
        [-219] = ErrorMeaning.Operator, // app removed or disabled
        [-220] = ErrorMeaning.Token,
        [-221] = ErrorMeaning.Operator, // account not verified
        [-223] = ErrorMeaning.Operator, // permission not given
        [-224] = ErrorMeaning.Operator, // package too small
        [-227] = ErrorMeaning.PersonRefuses, // banned, or away for 45 days
        [-230] = ErrorMeaning.WindowClosed,
        [-232] = ErrorMeaning.WindowClosed,
        [-233] = ErrorMeaning.Shape,
        [-234] = ErrorMeaning.Night,
        [-235] = ErrorMeaning.Operator, // not for this type of account
        [-237] = ErrorMeaning.Message,
        [-238] = ErrorMeaning.Message,
        [-240] = ErrorMeaning.Message, // old API
        [-241] = ErrorMeaning.Message,
        [-242] = ErrorMeaning.Operator, // appsecret_proof: Zalo:AppSecretProof or AppSecret is wrong
        [-244] = ErrorMeaning.PersonRefuses,
        [-248] = ErrorMeaning.Message, // against the platform's rules
        [-249] = ErrorMeaning.Message, // template not by user id
        [-320] = ErrorMeaning.Operator,
        [-321] = ErrorMeaning.Operator, // out of money
        [-403] = ErrorMeaning.Message,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<int, ErrorMeaning> OfTemplates = new Dictionary<int, ErrorMeaning>
    {
        [-32] = ErrorMeaning.TooFast,
        [-108] = ErrorMeaning.PersonRefuses, // no such number
        [-109] = ErrorMeaning.Operator, // template id
        [-1121] = ErrorMeaning.Message,
        [-1122] = ErrorMeaning.Operator, // a parameter is missing: the settings do not fit the template
        [-114] = ErrorMeaning.PersonRefuses,
        [-115] = ErrorMeaning.Operator, // balance
        [-117] = ErrorMeaning.Operator,
        [-118] = ErrorMeaning.PersonRefuses, // no Zalo account
        [-119] = ErrorMeaning.PersonRefuses,
        [-124] = ErrorMeaning.Token,
        [-1241] = ErrorMeaning.Operator,
        [-126] = ErrorMeaning.Operator, // development mode
        [-127] = ErrorMeaning.Operator,
        [-131] = ErrorMeaning.Operator, // not approved
        [-133] = ErrorMeaning.Night,
        [-135] = ErrorMeaning.Operator,
        [-136] = ErrorMeaning.Operator,
        [-137] = ErrorMeaning.Operator,
        [-139] = ErrorMeaning.PersonRefuses,
        [-140] = ErrorMeaning.PersonRefuses,
        [-141] = ErrorMeaning.PersonRefuses,
        [-144] = ErrorMeaning.Operator, // daily limit
        [-146] = ErrorMeaning.Operator, // template disabled
        [-147] = ErrorMeaning.Operator,
    }.ToFrozenDictionary();

    public static ErrorMeaning Meaning(ApiHost host, int code) =>
        (host == ApiHost.Templates ? OfTemplates : OfAccount).GetValueOrDefault(code, ErrorMeaning.NotKnown);
}

/// <summary>Which of the platform's hosts a call goes to.</summary>
internal enum ApiHost
{
    Account,
    Templates,
}
