using System.Globalization;
using SmartCaBot.Signing.Otp;

namespace SmartCaBot.Host.Delivery;

/// <summary>The words around a code. An SMS keeps to what the person must know: what for, until when, tell nobody.</summary>
internal static class CodeTexts
{
    private const int LongestName = 60;

    public static string Subject(OtpMessage message) => message.Purpose switch
    {
        OtpPurpose.Activation => "Mã kích hoạt chữ ký số SmartCA",
        OtpPurpose.Identification => "Mã xác nhận danh tính SmartCA",
        _ => "Mã xác nhận ký số SmartCA",
    };

    public static string Text(OtpMessage message, TimeZoneInfo zone)
    {
        var end = TimeZoneInfo.ConvertTime(message.ExpiresAt, zone);
        var until = end.ToString("HH:mm", CultureInfo.InvariantCulture);
        var code = message.Code.Value;
        return message.Purpose switch
        {
            OtpPurpose.Activation =>
                $"SmartCA: {code} là mã kích hoạt chữ ký số của anh/chị, dùng đến {until} ngày {Day(end)}. Không đưa mã này cho bất kỳ ai.",
            OtpPurpose.Identification =>
                $"SmartCA: {code} là mã xác nhận danh tính của anh/chị, dùng đến {until}. Nếu không phải anh/chị vừa yêu cầu, đừng nhập mã. Không đưa mã này cho bất kỳ ai.",
            _ when message.Requester is { } requester => string.Concat(
                $"SmartCA: {Short(requester.Name)} đề nghị anh/chị ký {(message.Documents.Count == 0 ? "tài liệu" : Names(message.Documents))}. ",
                requester.Page is { } page ? $"Xem và xác nhận tại {page} bằng mã {code}, dùng đến {until}. " : $"Mã xác nhận là {code}, dùng đến {until}. ",
                "Nếu không phải anh/chị vừa yêu cầu, đừng nhập mã. Không đưa mã này cho bất kỳ ai."),
            _ => $"SmartCA: {code} là mã ký tài liệu {Names(message.Documents)}, dùng đến {until}. Không đưa mã này cho bất kỳ ai.",
        };
    }

    /// <summary>An activation code is good for a day: its hour alone would say that it has just ended.</summary>
    private static string Day(DateTimeOffset end) => end.ToString("dd/MM", CultureInfo.InvariantCulture);

    private static string Names(IReadOnlyList<string> documents) => documents switch
    {
        [] => "của anh/chị",
        [var only] => $"\"{Short(only)}\"",
        [var first, ..] => $"\"{Short(first)}\" và {documents.Count - 1} tài liệu khác",
    };

    private static string Short(string name) => name.Length <= LongestName ? name : string.Concat(name.AsSpan(0, LongestName - 1), "…");
}
