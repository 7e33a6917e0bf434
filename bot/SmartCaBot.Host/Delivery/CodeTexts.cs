using System.Globalization;
using SmartCaBot.Signing.Identification;
using SmartCaBot.Signing.Otp;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Delivery;

/// <summary>The words around a code, and of what else goes to a phone. An SMS keeps to what the person must know: what for, until when, tell nobody.</summary>
internal static class CodeTexts
{
    /// <summary>The handbook's own; the signing service alone has no handbook.</summary>
    public const string Hotline = "18001260";

    private const int LongestName = 60;

    public static string Subject(OtpMessage message) => message.Purpose switch
    {
        OtpPurpose.Activation => "Mã kích hoạt chữ ký số SmartCA",
        OtpPurpose.Identification => message.Identity switch
        {
            IdentityPurpose.Pair => "Mã ghép ứng dụng ký số SmartCA",
            IdentityPurpose.Connect => "Mã cho phép kết nối SmartCA",
            _ => "Mã xác nhận danh tính SmartCA",
        },
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
                $"SmartCA: {code} là mã {Named(message.Identity)}, dùng đến {until}. Nếu không phải anh/chị vừa yêu cầu, đừng nhập mã. Không đưa mã này cho bất kỳ ai.",
            _ when message.Requester is { } requester => string.Concat(
                $"SmartCA: {Short(requester.Name)} đề nghị anh/chị ký {(message.Documents.Count == 0 ? "tài liệu" : Names(message.Documents))}. ",
                requester.Page is { } page ? $"Xem và xác nhận tại {page} bằng mã {code}, dùng đến {until}. " : $"Mã xác nhận là {code}, dùng đến {until}. ",
                "Nếu không phải anh/chị vừa yêu cầu, đừng nhập mã. Không đưa mã này cho bất kỳ ai."),
            _ => $"SmartCA: {code} là mã ký tài liệu {Names(message.Documents)}, dùng đến {until}. Không đưa mã này cho bất kỳ ai.",
        };
    }

    /// <summary>That an app was paired: who did not pair it calls at once.</summary>
    public static string Text(PairedNotice notice, TimeZoneInfo zone)
    {
        var at = TimeZoneInfo.ConvertTime(notice.At, zone);
        return $"SmartCA: lúc {at.ToString("HH:mm", CultureInfo.InvariantCulture)} ngày {Day(at)} vừa có ứng dụng được ghép để ký số bằng chứng thư số của anh/chị. "
            + $"Nếu không phải anh/chị, hãy gọi ngay {Hotline} (miễn phí).";
    }

    /// <summary>That a certificate ends.</summary>
    /// <param name="date">As people write it.</param>
    public static string Ending(string date) =>
        $"SmartCA: chứng thư chữ ký số của anh/chị sẽ hết hạn ngày {date}. Cần hỗ trợ, anh/chị gọi {Hotline} (miễn phí).";

    public static string Subject(PairedNotice _) => "Vừa ghép ứng dụng ký số SmartCA";

    /// <summary>What an identity code opens, so that nobody reads one out for less than it is.</summary>
    private static string Named(IdentityPurpose? purpose) => purpose switch
    {
        IdentityPurpose.Pair => "GHÉP ỨNG DỤNG KÝ SỐ mới cho chứng thư số của anh/chị",
        IdentityPurpose.Connect connect => $"cho phép {Short(connect.ClientName)} xem chứng thư số và gửi tài liệu cần ký",
        _ => "xác nhận danh tính để anh/chị dùng trợ lý ký số",
    };

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
