using FsCheck;
using FsCheck.Fluent;
using SmartCaBot.Desk.Hours;

namespace SmartCaBot.Desk.Tests.Hours;

/// <summary>Any hours a supervisor may enter, in zones with and without summer time, and any moments around them.</summary>
internal static class AnyHours
{
    private static readonly TimeZoneInfo[] Zones = [TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")];

    // Around the change to summer time of 2026-03-29, and around Tết.
    private static readonly DateTimeOffset Begin = new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero);

    private static Gen<DayPart> Part => from a in Gen.Choose(0, 1440) from b in Gen.Choose(0, 1440) where a != b select new DayPart(Math.Min(a, b), Math.Max(a, b));

    private static Gen<WeeklyPart> Weekly => from day in Gen.Choose(0, 6) from part in Part select new WeeklyPart((DayOfWeek)day, part);

    private static Gen<SpecialDay> Special =>
        from day in Gen.Choose(0, 20)
        from part in Gen.OneOf(Part, Gen.Constant(DayPart.WholeDay))
        from open in Gen.Elements(true, false)
        select new SpecialDay("x", null, new DateOnly(2026, 3, 20).AddDays(day), part, open, "");

    public static Arbitrary<Case> Cases => (
        from zone in Gen.Elements(Zones)
        from week in Gen.Sized(_ => Weekly.ListOf())
        from special in Special.ListOf()
        from minutes in Gen.Choose(0, 20 * 24 * 60).ListOf(3)
        from work in Gen.Choose(0, 3000)
        let at = minutes.Order().Select(minute => Begin.AddMinutes(minute)).ToArray()
        select new Case(new WorkingHours(zone, week, special), at[0], at[1], at[2], TimeSpan.FromMinutes(work))).ToArbitrary();

    /// <param name="Hours">Any.</param>
    /// <param name="A">A moment.</param>
    /// <param name="B">Not before A.</param>
    /// <param name="C">Not before B.</param>
    /// <param name="Work">Some working time.</param>
    internal sealed record Case(WorkingHours Hours, DateTimeOffset A, DateTimeOffset B, DateTimeOffset C, TimeSpan Work);
}
