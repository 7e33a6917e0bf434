using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Signing.Tests.Identity;

public class IdentityTests
{
    [Theory]
    [InlineData("0912345678")]
    [InlineData("+84 912 345 678")]
    [InlineData("84912345678")]
    [InlineData("0912.345.678")]
    public void Phone_numbers_are_read_in_their_usual_forms(string text)
    {
        Assert.True(PhoneNumber.TryParse(text, out var number));
        Assert.Equal("+84912345678", number.Value);
        Assert.Equal("•••••••678", number.ToString());
    }

    [Theory]
    [InlineData("0212345678")]
    [InlineData("091234567")]
    [InlineData("+1 912 345 678")]
    [InlineData("")]
    public void Other_numbers_are_refused(string text) => Assert.False(PhoneNumber.TryParse(text, out _));

    [Theory]
    [InlineData("066190000123", 1990, true)]
    [InlineData("066204000123", 2004, true)]
    [InlineData("066204000123", 1904, false)]
    [InlineData("066190000123", 1991, false)]
    public void A_citizen_number_agrees_with_its_year_of_birth(string id, int year, bool agrees) =>
        Assert.Equal(agrees, CitizenId.Parse(id).Agrees(new DateOnly(year, 1, 2)));

    [Fact]
    public void A_name_is_composed_and_its_blanks_are_single()
    {
        Assert.True(FullName.TryParse("  Trâ\u0300n   Văn  Đức ", out var name));
        Assert.Equal("Trần Văn Đức", name.Value);
        Assert.Equal("T••• V••• Đ•••", name.ToString());
    }

    [Theory]
    [InlineData("Tr4n")]
    [InlineData("A")]
    [InlineData("An\nB")]
    [InlineData("<b>An</b>")]
    public void What_is_no_name_is_refused(string text) => Assert.False(FullName.TryParse(text, out _));

    [Theory]
    [InlineData("an@example.vn", true)]
    [InlineData("an@example", false)]
    [InlineData("An <an@example.vn>", false)]
    [InlineData("an@example.vn\r\nBcc: x@y.vn", false)]
    public void An_address_is_one_plain_mailbox(string text, bool valid) => Assert.Equal(valid, EmailAddress.TryParse(text, out _));
}
