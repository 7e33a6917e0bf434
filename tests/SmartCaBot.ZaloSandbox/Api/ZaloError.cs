namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>An error as the platform names it (developers.zalo.me, phụ lục "Mã lỗi"); always in an HTTP 200 body.</summary>
public sealed record ZaloError(int Code, string Message)
{
    private static readonly Dictionary<int, string> Messages = new()
    {
        [-32] = "Your application reached limit call api",
        [-100] = "attachment_id was expired",
        [-200] = "Send message failed",
        [-204] = "Offical Account is disable",
        [-205] = "Offical Account is not exist",
        [-209] = "Not supported this api",
        [-210] = "Parameter exceeds allowable limit",
        [-211] = "Out of quota",
        [-212] = "App has not registed this api",
        [-213] = "User has not followed OA",
        [-216] = "Access token is invalid",
        [-217] = "User has blocked invitation from OA",
        [-218] = "Out of quota receive",
        [-219] = "App is removed or disabled",
        [-220] = "access_token is expired or removed",
        [-221] = "The OA needs to be verified to use this feature",
        [-223] = "Official Account has not authorized this API",
        [-224] = "The OA needs to upgrade OA Tier Package to use this feature",
        [-227] = "User is banned or has been inactive for more than 45 days",
        [-230] = "User has not interacted with the OA in the past 7 days",
        [-232] = "User has not interacted with the OA, or the last interaction has expired",
        [-233] = "message type is invalid or not support",
        [-234] = "This message cannot be sent at night (10:00PM - 6:00AM)",
        [-235] = "This API does not support this type of OA",
        [-240] = "MessageV2 API has been shut down, please switch to MessageV3",
        [-242] = "Invalid appsecret_proof provided in the API argument",
        [-244] = "User has restricted this message type from your OA",
        [-248] = "Violates our platform standards",
        [-249] = "Template does not support send via UID",
        [-320] = "Zalo Cloud Account is required",
        [-321] = "Zalo Cloud Account is out of money",
        [-108] = "Phone number is invalid",
        [-109] = "Template id is invalid",
        [-114] = "User cannot receive the message",
        [-115] = "Out of balance",
        [-118] = "Zalo account is not existed",
        [-1121] = "Template data exceeds the maximum length",
        [-1122] = "Template data is missing a parameter",
        [-124] = "Access token is invalid",
        [-1241] = "Invalid appsecret_proof",
        [-131] = "Template is not approved",
        [-133] = "This template cannot be sent at night",
        [-139] = "User has refused this kind of message",
        [-144] = "Out of daily quota",
    };

    /// <summary>The error with this number; one that is not in the list keeps its number.</summary>
    public static ZaloError Of(int code) => new(code, Messages.GetValueOrDefault(code, "Unknown error"));

    /// <summary>-201 for one field.</summary>
    public static ZaloError Invalid(string field) => new(-201, $"{field} is invalid!");
}
