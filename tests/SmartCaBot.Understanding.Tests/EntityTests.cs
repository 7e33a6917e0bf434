using SmartCaBot.Understanding.Entities;

namespace SmartCaBot.Understanding.Tests;

public class EntityTests
{
    [Theory]
    [InlineData("dịch vụ cho hộ kinh doanh", EntityTypes.Audience, "household_business", "hộ kinh doanh")]
    [InlineData("Công ty tôi thì làm gì", EntityTypes.Audience, "enterprise", "Công ty")]
    [InlineData("ký file PDF giúp", EntityTypes.DocumentKind, "pdf", "PDF")]
    [InlineData("sinh ngày 5/9/1990", EntityTypes.Date, "1990-09-05", "5/9/1990")]
    [InlineData("ngày 5 tháng 9 năm 1990", EntityTypes.Date, "1990-09-05", "5 tháng 9 năm 1990")]
    [InlineData("cccd 001099012345", EntityTypes.Digits, "•••••••••345", "001099012345")]
    [InlineData("xin giấy độc thân", EntityTypes.Service, "11", "giấy độc thân")]
    public void Finds(string text, string type, string value, string span)
    {
        var entity = Assert.Single(Catalogue.Understander.Understand(text).Entities, entity => entity.Type == type);

        Assert.Equal(value, entity.Value);
        Assert.Equal(span, text.Substring(entity.Start, entity.Length));
    }

    [Theory]
    [InlineData("làm căn cước công dân")]
    [InlineData("chữ ký số cá nhân")]
    [InlineData("ngày 31/02/2023")]
    public void Does_not_invent(string text) =>
        Assert.DoesNotContain(Catalogue.Understander.Understand(text).Entities, entity => entity.Type is EntityTypes.Audience or EntityTypes.Date);
}
