namespace SmartCaBot.Browser.Tests.People;

/// <summary>An invented person from Đắk Lắk, born in 1962. Each number is another person; the card never ends.</summary>
internal sealed record Citizen(string Id, string Phone)
{
    public const string Name = "Nguyễn Thị Lan";
    public const string BirthDate = "15/8/1962";
    public const string CardIssued = "20/5/2021";
    public const string Address = "Buôn Cô Thôn, phường Buôn Ma Thuột";

    private static int _count;

    public static Citizen Next()
    {
        var number = Interlocked.Increment(ref _count);
        return new Citizen($"066162{number:000000}", $"0905{number:000000}");
    }

    public override string ToString() => $"Citizen({Name})";
}
