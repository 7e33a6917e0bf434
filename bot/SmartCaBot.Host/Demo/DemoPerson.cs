namespace SmartCaBot.Host.Demo;

/// <summary>Invented people whose data keep the rules; all of an age at which a card has no end.</summary>
internal sealed record DemoPerson
{
    public static readonly DemoPerson Lan = new()
    {
        CitizenId = "066162004567",
        Name = "Nguyễn Thị Lan",
        Mistyped = "Nguyễn Thị Lanh",
        BirthDate = "15/8/1962",
        Phone = "0905 123 456",
        Email = "lan.nguyen@example.vn",
    };

    public static readonly DemoPerson Minh = new()
    {
        CitizenId = "066060004568",
        Name = "Lê Văn Minh",
        Mistyped = "Lê Văn Mịnh",
        BirthDate = "2/9/1960",
        Phone = "0905 123 457",
        Email = "minh.le@example.vn",
    };

    public static readonly DemoPerson Hoa = new()
    {
        CitizenId = "066158004569",
        Name = "Trần Thị Hoà",
        Mistyped = "Trần Thị Hoa",
        BirthDate = "30/4/1958",
        Phone = "0905 123 458",
        Email = "hoa.tran@example.vn",
    };

    /// <summary>Agrees with the date of birth.</summary>
    public required string CitizenId { get; init; }

    /// <summary>As on the card.</summary>
    public required string Name { get; init; }

    /// <summary>The name as typed at first.</summary>
    public required string Mistyped { get; init; }

    /// <summary>Day/month/year.</summary>
    public required string BirthDate { get; init; }

    /// <summary>As typed.</summary>
    public required string Phone { get; init; }

    /// <summary>As typed.</summary>
    public required string Email { get; init; }

    /// <summary>The phone number as gateways take it.</summary>
    public string Recipient => string.Concat("+84", Phone.Replace(" ", "", StringComparison.Ordinal).AsSpan(1));

    public override string ToString() => "DemoPerson(***)";
}
