using SmartCaBot.Channels.Zalo.Api;
using SmartCaBot.Channels.Zalo.Sending;

namespace SmartCaBot.Channels.Tests.Zalo;

public sealed class ErrorTableTests
{
    [Theory]
    [InlineData(-32, ErrorMeaning.TooFast)]
    [InlineData(-100, ErrorMeaning.UploadGone)]
    [InlineData(-216, ErrorMeaning.Token)]
    [InlineData(-220, ErrorMeaning.Token)]
    [InlineData(-230, ErrorMeaning.WindowClosed)]
    [InlineData(-232, ErrorMeaning.WindowClosed)]
    [InlineData(-234, ErrorMeaning.Night)]
    [InlineData(-211, ErrorMeaning.Operator)]
    [InlineData(-321, ErrorMeaning.Operator)]
    [InlineData(-244, ErrorMeaning.PersonRefuses)]
    [InlineData(-233, ErrorMeaning.Shape)]
    [InlineData(-99999, ErrorMeaning.NotKnown)]
    internal void Errors_of_the_account_have_their_meaning(int code, ErrorMeaning meaning) =>
        Assert.Equal(meaning, ZaloErrors.Meaning(ApiHost.Account, code));

    [Theory]
    [InlineData(-124, ErrorMeaning.Token)]
    [InlineData(-118, ErrorMeaning.PersonRefuses)]
    [InlineData(-133, ErrorMeaning.Night)]
    [InlineData(-100, ErrorMeaning.NotKnown)]
    internal void The_same_number_is_another_error_on_the_other_host(int code, ErrorMeaning meaning) =>
        Assert.Equal(meaning, ZaloErrors.Meaning(ApiHost.Templates, code));

    [Theory]
    [InlineData("2026-11-22T23:00:00+07:00", 7)]
    [InlineData("2026-11-23T05:00:00+07:00", 1)]
    [InlineData("2026-11-23T06:00:00+07:00", 24)]
    [InlineData("2026-11-22T16:00:00+00:00", 7)]
    public void Night_ends_at_six_in_viet_nam(string now, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Nights.UntilMorning(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));
}
