using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Office.Tests.Support;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Staff;
using SmartCaBot.StaffKit;

namespace SmartCaBot.Office.Tests.Campaigns;

public sealed class NoOfficeTests
{
    /// <summary>A form that asks for an office and has none to choose from would be refused for ever.</summary>
    [Fact]
    public async Task Who_works_for_the_province_is_told_who_adds_the_first_office()
    {
        await using var app = await StaffApp.StartAsync(
            services =>
            {
                services.AddSingleton(OfficeContent.Library);
                services.AddSingleton(OfficeContent.Library.Phrases);
                services.AddSingleton(FormatOptions.Of(25 << 20, OfficeHouse.Zone).Signers());
                services.AddOffice(new OfficeOptions { PublicUrl = new Uri("https://trolykyso.daklak.example"), Zone = OfficeHouse.Zone });
            },
            app => app.MapOffice());
        using var officer = await app.SignInAsync(StaffRole.Officer);

        foreach (var path in new[] { "/office/campaigns/new", "/office/documents/new" })
        {
            var page = await officer.GetAsync(path);
            Assert.Contains("nhờ quản trị viên thêm ở trang Quản trị, mục Đơn vị", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("id=\"From\"", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("id=\"Upload\"", page.Html, StringComparison.Ordinal);
        }
    }
}
