using SmartCaBot.Desk.Writing;

namespace SmartCaBot.Desk.Tests.Writing;

public sealed class ReplyTextTests
{
    private const string Greeting = "Chào anh/chị {ten_cong_dan}, em là {ten_can_bo} ở {van_phong}.";

    [Fact]
    public void Placeholders_are_filled() => Assert.Equal(
        "Chào anh/chị An, em là Lan ở Một cửa Tân Lập.", ReplyText.Fill(Greeting, new ReplyValues("An", "Lan", "Một cửa Tân Lập")));

    [Fact]
    public void A_name_that_is_not_known_leaves_no_gap() => Assert.Equal(
        "Chào anh/chị, em là Lan ở Một cửa Tân Lập.", ReplyText.Fill(Greeting, new ReplyValues(null, "Lan", "Một cửa Tân Lập")));

    [Fact]
    public void What_a_name_holds_is_not_read_again() =>
        Assert.Equal("Chào {van_phong}!", ReplyText.Fill("Chào {ten_cong_dan}!", new ReplyValues("{van_phong}", "Lan", "x")));

    [Fact]
    public void A_placeholder_that_stands_for_nothing_is_named() => Assert.Equal(["ten_vo"], ReplyText.Unknown("{ten_cong_dan} {ten_vo}"));
}
