using SmartCaBot.Desk.Hours;

namespace SmartCaBot.Desk.Tests.Hours;

public sealed class DayPartTextTests
{
    [Theory]
    [InlineData("7:30-11:30, 13:00-17:00", "07:30–11:30, 13:00–17:00")]
    [InlineData("7h30 - 11h30; 13h-17h", "07:30–11:30, 13:00–17:00")]
    [InlineData("8-12", "08:00–12:00")]
    [InlineData("08:00–12:00,12:00–24:00", "08:00–24:00")]
    [InlineData("", "")]
    public void Hours_are_read_as_people_write_them(string text, string parts) => Assert.Equal(parts, DayPartText.Of(DayPartText.Read(text)!));

    [Theory]
    [InlineData("11:30-7:30")]
    [InlineData("7:30-11:30, 11:00-12:00")]
    [InlineData("8-25")]
    [InlineData("8:75-9:00")]
    [InlineData("sáng")]
    public void What_makes_no_sense_is_not_guessed(string text) => Assert.Null(DayPartText.Read(text));
}
