using FsCheck;
using FsCheck.Fluent;
using SmartCaBot.Desk.Hours;

namespace SmartCaBot.Desk.Tests.Hours;

public sealed class WorkingHoursTests
{
    private static readonly Config Quick = Config.QuickThrowOnFailure.WithMaxTest(300);
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private static readonly DayPart Morning = new(7 * 60 + 30, 11 * 60 + 30);
    private static readonly DayPart Afternoon = new(13 * 60, 17 * 60);

    private static readonly WeeklyPart[] OfficeWeek =
        [.. from day in Enumerable.Range(1, 5) from part in new[] { Morning, Afternoon } select new WeeklyPart((DayOfWeek)day, part)];

    [Fact]
    public void Time_adds_up_wherever_it_is_cut() => Prop.ForAll(AnyHours.Cases, it =>
    {
        var whole = it.Hours.Between(it.A, it.C);
        Assert.Equal(whole, it.Hours.Between(it.A, it.B) + it.Hours.Between(it.B, it.C));
        Assert.InRange(whole, TimeSpan.Zero, it.C - it.A);
        Assert.Equal(TimeSpan.Zero, it.Hours.Between(it.C, it.A));
    }).Check(Quick);

    [Fact]
    public void It_opens_at_the_first_moment_that_is_open() => Prop.ForAll(AnyHours.Cases, it =>
    {
        var opens = it.Hours.OpensNext(it.A);
        Assert.Equal(it.Hours.IsOpen(it.A), opens == it.A);
        if (opens is not { } next) return;
        Assert.True(it.Hours.IsOpen(next));
        Assert.Equal(TimeSpan.Zero, it.Hours.Between(it.A, next));
    }).Check(Quick);

    [Fact]
    public void A_deadline_is_the_earliest_moment_after_so_much_work() => Prop.ForAll(AnyHours.Cases, it =>
    {
        if (it.Hours.After(it.A, it.Work) is not { } due) return;
        Assert.Equal(it.Work, it.Hours.Between(it.A, due));
        if (due > it.A) Assert.True(it.Hours.Between(it.A, due.AddTicks(-1)) < it.Work || it.Work == TimeSpan.Zero);
    }).Check(Quick);

    [Fact]
    public void Being_open_and_having_open_time_are_the_same() => Prop.ForAll(AnyHours.Cases, it =>
        Assert.Equal(it.Hours.IsOpen(it.B), it.Hours.Between(it.B, it.B.AddTicks(1)) > TimeSpan.Zero)).Check(Quick);

    [Theory]
    [InlineData("2026-11-20T11:00:00", true)] // Friday
    [InlineData("2026-11-20T11:30:00", false)]
    [InlineData("2026-11-20T13:00:00", true)]
    [InlineData("2026-11-21T09:00:00", false)] // Saturday
    public void A_day_may_have_several_parts(string local, bool open) =>
        Assert.Equal(open, new WorkingHours(Vietnam, OfficeWeek, []).IsOpen(At(local)));

    [Fact]
    public void Tet_closes_and_an_extra_opening_opens()
    {
        // Tết 2027: 6 February. The office is closed until the 10th, but somebody is there on the morning of the 8th.
        SpecialDay[] tet =
        [
            .. Enumerable.Range(5, 6).Select(day => new SpecialDay($"{day}", null, new DateOnly(2027, 2, day), DayPart.WholeDay, IsOpen: false, "Tết")),
            new SpecialDay("duty", null, new DateOnly(2027, 2, 8), new DayPart(480, 600), IsOpen: true, "Trực Tết"),
        ];
        var hours = new WorkingHours(Vietnam, OfficeWeek, tet);

        Assert.Equal(At("2027-02-08T08:00:00"), hours.OpensNext(At("2027-02-04T17:00:00")));
        Assert.Equal(At("2027-02-11T07:30:00"), hours.OpensNext(At("2027-02-08T10:00:00")));
        Assert.Equal(TimeSpan.FromHours(2.5), hours.Between(At("2027-02-04T16:30:00"), At("2027-02-10T23:00:00")));
    }

    [Fact]
    public void Half_a_day_may_be_closed()
    {
        var hours = new WorkingHours(Vietnam, OfficeWeek, [new("x", null, new DateOnly(2026, 11, 20), new DayPart(720, 1440), IsOpen: false, "Họp")]);

        Assert.Equal([Morning], hours.PartsOf(new DateOnly(2026, 11, 20)));
        Assert.Equal(At("2026-11-23T07:30:00"), hours.OpensNext(At("2026-11-20T11:30:00")));
    }

    [Fact]
    public void Somebody_who_is_never_there_never_opens() =>
        Assert.Null(new WorkingHours(Vietnam, [], []).OpensNext(At("2026-11-20T11:30:00")));

    private static DateTimeOffset At(string local) => new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
