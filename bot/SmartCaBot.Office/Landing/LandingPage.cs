using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using SmartCaBot.Office.Campaigns;
using SmartCaBot.Office.Posters;

namespace SmartCaBot.Office.Landing;

/// <summary>The page as HTML: no script, no picture, one request. Says where the citizen is, what will begin, and offers the ways to go on.</summary>
internal sealed class LandingPage(PublicServices services, OfficeOptions options)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public IResult Of(FoundCampaign found)
    {
        var campaign = found.Campaign;
        var words = PosterWords.Of(campaign.Step, services);
        var place = campaign.Desk.Length > 0 ? $"{campaign.Desk}, {found.OfficeName}" : found.OfficeName;
        var html = Begin(words.Title)
            .Append($"<header><p class=\"soft\">Anh/chị đang ở</p><p class=\"place\">{Encode(place)}</p></header><main><h1>{Encode(words.Title)}</h1><p>{Encode(words.Gain)}</p>");
        if (words.Source is { } source) html.Append($"<p class=\"soft\">{Encode(source)}</p>");
        AppendWays(html, campaign.Code, campaign.Channels);
        return new LandingAnswer(End(html));
    }

    /// <summary>For codes that are not, not yet, or no longer good: they are not told apart.</summary>
    public IResult WithoutPlace()
    {
        var words = PosterWords.Of(new StartStep(Dialogs.Ports.CampaignStart.Menu), services);
        var html = Begin(words.Title)
            .Append($"<main><h1>{Encode(words.Title)}</h1><p>{Encode(words.Gain)}</p><p class=\"note\">Mã vừa quét không còn dùng. Anh/chị vẫn trò chuyện được như thường.</p>");
        AppendWays(html, code: null, OfferedChannels.Web | OfferedChannels.Zalo);
        return new LandingAnswer(End(html));
    }

    private void AppendWays(StringBuilder html, string? code, OfferedChannels channels)
    {
        var zalo = options.ZaloAccount is not null && channels.HasFlag(OfferedChannels.Zalo);
        if (channels.HasFlag(OfferedChannels.Web) || !zalo)
        {
            html.Append($"<p><a class=\"button primary\" href=\"/{(code is null ? "" : $"?code={code}")}\">Trò chuyện trên web</a></p>");
            if (code is not null)
                html.Append($"<form method=\"post\" action=\"/co-ban/vao\"><input type=\"hidden\" name=\"code\" value=\"{code}\"><button class=\"button\">Trang đơn giản cho máy cũ, mạng yếu</button></form>");
            else
                html.Append("<p><a class=\"button\" href=\"/co-ban\">Trang đơn giản cho máy cũ, mạng yếu</a></p>");
        }

        if (!zalo) return;
        html.Append($"<p><a class=\"button\" rel=\"noreferrer\" href=\"https://zalo.me/{Encode(options.ZaloAccount)}\">Mở Zalo</a></p>");
        if (code is not null)
            html.Append($"<p>Trong Zalo, anh/chị nhắn đúng dòng này để bắt đầu:</p><p class=\"word\"><code>#SC {CampaignCode.Shown(code)}</code></p>");
    }

    private static StringBuilder Begin(string title) => new StringBuilder()
        .Append("<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
        .Append($"<meta name=\"robots\" content=\"noindex\"><title>{Encode(title)}</title><link rel=\"icon\" href=\"data:,\"><style>{LandingStyle.Text}</style></head><body>");

    private string End(StringBuilder html) => html
        .Append("<p class=\"warn\">Không đưa mã xác nhận (OTP) cho bất kỳ ai, kể cả cán bộ.</p></main>")
        .Append(CultureInfo.InvariantCulture, $"<footer><p>Cần giúp? Hỏi cán bộ tại quầy hoặc gọi <a href=\"tel:{services.Hotline}\">{services.Hotline}</a> (miễn phí).</p></footer></body></html>")
        .ToString();

    private static string Encode(string? text) => Encoder.Encode(text ?? "");
}
