namespace SmartCaBot.Host.Demo;

/// <summary>Invented people whose data keep the rules.</summary>
/// <param name="CitizenId">Agrees with the date of birth.</param>
/// <param name="Name">As on the card.</param>
/// <param name="BirthDate">Day/month/year.</param>
/// <param name="Phone">As typed.</param>
/// <param name="Email">As typed.</param>
internal sealed record DemoPerson(string CitizenId, string Name, string BirthDate, string Phone, string Email)
{
    public static readonly DemoPerson Lan = new("066162004567", "Nguyễn Thị Lan", "15/8/1962", "0905 123 456", "lan.nguyen@example.vn");
    public static readonly DemoPerson Minh = new("066085004568", "Y Minh Niê", "2/9/1985", "0905 123 457", "minh.nie@example.vn");
    public static readonly DemoPerson Hoa = new("066190004569", "Trần Thị Hoà", "30/4/1990", "0905 123 458", "hoa.tran@example.vn");

    /// <summary>The number as gateways take it.</summary>
    public string Recipient => string.Concat("+84", Phone.Replace(" ", "", StringComparison.Ordinal).AsSpan(1));

    public override string ToString() => "DemoPerson(***)";
}
