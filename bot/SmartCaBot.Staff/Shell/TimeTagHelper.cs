using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SmartCaBot.Staff.Shell;

/// <summary><c>&lt;staff-time at="…"&gt;</c>: a moment in the service's time zone. Without a value it draws a dash.</summary>
[HtmlTargetElement("staff-time", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TimeTagHelper(StaffClock clock) : TagHelper
{
    /// <summary>When.</summary>
    public DateTimeOffset? At { get; set; }

    /// <summary>"full" (default: 14:05 22/11/2026), "short" (14:05 today, else 14:05 22/11) or "age" (5 phút trước).</summary>
    public string As { get; set; } = "full";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (At is not { } at)
        {
            output.TagName = null;
            output.Content.SetContent("–");
            return;
        }

        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
        if (As != "full") output.Attributes.SetAttribute("title", clock.Full(at));
        output.Content.SetContent(As switch
        {
            "short" => clock.Short(at),
            "age" => clock.Age(at),
            _ => clock.Full(at),
        });
    }
}
