using System.Globalization;

namespace SmartCaBot.Office.Funnel;

/// <summary>
/// A number of people as somebody may see it. One to four people in a place are few enough to be recognised by who knows the place: outside the office they are
/// shown as "&lt;5", and nothing is worked out from them.
/// </summary>
/// <param name="Value">The number.</param>
/// <param name="IsHidden">It must not be shown.</param>
internal readonly record struct Figure(long Value, bool IsHidden)
{
    public const int Fewest = 5;

    public static Figure Of(long value, bool outsideOffice) => new(value, outsideOffice && value is > 0 and < Fewest);

    /// <summary>What may be drawn or worked with; null when hidden.</summary>
    public long? Shown => IsHidden ? null : Value;

    public override string ToString() => IsHidden ? "<5" : Written(Value);

    /// <summary>12.500, as it is written here.</summary>
    public static string Written(long number) => number.ToString("N0", Numbers);

    private static CultureInfo Numbers { get; } = CultureInfo.GetCultureInfo("vi-VN");
}
