using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Office.Campaigns;

namespace SmartCaBot.Office.Posters;

/// <summary>What a campaign promises, in a citizen's words: on its poster and on the page that its code opens.</summary>
/// <param name="Title">What is to be done.</param>
/// <param name="Gain">What the citizen gets.</param>
/// <param name="Source">Of a told fact, with its date; null where none is told.</param>
internal sealed record PosterWords(string Title, string Gain, string? Source = null)
{
    public static PosterWords Of(StartStep step, PublicServices services) => step switch
    {
        { Start: CampaignStart.Register } => new(
            "Đăng ký chữ ký số cá nhân", "Trợ lý trên điện thoại dẫn anh/chị từng bước để có chữ ký số, dùng khi nộp hồ sơ trực tuyến."),
        { Start: CampaignStart.Sign } => new("Ký số tài liệu", "Anh/chị gửi tài liệu (PDF, Word, Excel, PowerPoint, XML), xem lại, nhập mã xác nhận và nhận lại tệp đã ký."),
        { Start: CampaignStart.Services } => new("Việc nào làm được trên mạng?", "Xem thủ tục nào làm được trực tuyến, làm đến đâu và nộp ở đâu."),
        { Start: CampaignStart.Service, Service: { } number } when services.NameOf(number) is { } name =>
            new(name, OfLevel(services.IsFullyOnline(number)), services.Source),
        _ => new("Hỏi về chữ ký số và dịch vụ công", "Trợ lý trả lời bằng tiếng Việt, ngay trên điện thoại của anh/chị."),
    };

    private static string OfLevel(bool? fullyOnline) => fullyOnline switch
    {
        true => "Thủ tục này làm toàn trình: tất cả các bước đều ở trên mạng. Trợ lý chỉ anh/chị nộp ở đâu.",
        false => "Nộp hồ sơ trên mạng, một số bước còn lại làm trực tiếp hoặc qua bưu điện. Trợ lý chỉ anh/chị từng bước.",
        null => "Trợ lý chỉ anh/chị hỏi ở đâu về thủ tục này.",
    };
}
