using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SmartCaBot.Staff.Shell;

/// <summary>
/// Every form that posts to this host carries the anti-forgery token. The framework's own helper leaves it out where a form names its action,
/// because that might be another site's.
/// </summary>
[HtmlTargetElement("form", Attributes = "method,action")]
public sealed class FormTokenTagHelper(IAntiforgery antiforgery) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <summary>After the framework's.</summary>
    public override int Order => 1000;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (!string.Equals(Text(context, "method"), "post", StringComparison.OrdinalIgnoreCase) || !IsOwn(Text(context, "action"))) return;
        // Two tokens in one form are none.
        if ((await output.GetChildContentAsync()).GetContent().Contains("__RequestVerificationToken", StringComparison.Ordinal)) return;
        output.PostContent.AppendHtml(antiforgery.GetHtml(View.HttpContext));
    }

    private static bool IsOwn(string action) =>
        action.StartsWith('?') || (action.StartsWith('/') && !action.StartsWith("//", StringComparison.Ordinal));

    private static string Text(TagHelperContext context, string attribute) => context.AllAttributes[attribute]?.Value switch
    {
        Microsoft.AspNetCore.Html.HtmlString html => html.Value ?? "",
        Microsoft.AspNetCore.Html.IHtmlContent content => Written(content),
        { } value => value.ToString() ?? "",
        null => "",
    };

    private static string Written(Microsoft.AspNetCore.Html.IHtmlContent content)
    {
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }
}
