using SmartCaBot.Conversations.Flows;
using SmartCaBot.Dialogs.Citizens;

namespace SmartCaBot.Dialogs.Tests;

public sealed class CitizenRuleTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData("066162004567", "066162004567")]
    [InlineData("066 162 004 567", "066162004567")]
    [InlineData("066.162.004-567", "066162004567")]
    [InlineData("０６６１６２００４５６７", "066162004567")]
    [InlineData("số căn cước: 066162004567 ạ", "066162004567")]
    [InlineData("0661620O4567", "citizen-id.not_digits")]
    [InlineData("24012345", "citizen-id.length")]
    [InlineData("240123456", "citizen-id.old_card")]
    [InlineData("003162004567", "citizen-id.province")]
    [InlineData("066962004567", "citizen-id.year")]
    [InlineData("066399004567", "citizen-id.year")]
    [InlineData("không có", "citizen-id.not_digits")]
    public void Citizen_number(string typed, string expected) => Assert.Equal(expected, Outcome(CitizenNumber.Read(typed, Today)));

    [Theory]
    [InlineData("066062004567", 1962)]
    [InlineData("066162004567", 1962)]
    [InlineData("066205004567", 2005)]
    [InlineData("066305004567", 2005)]
    public void Citizen_number_tells_the_year_of_birth(string number, int year) => Assert.Equal(year, CitizenNumber.Of(number).BirthYear);

    [Fact]
    public void Citizen_number_never_prints_itself() => Assert.DoesNotContain("162004", $"{CitizenNumber.Of("066162004567")} {CitizenNumber.Of("066162004567").Masked}", StringComparison.Ordinal);

    [Fact]
    public void Provinces_are_63_by_code_and_34_today()
    {
        Assert.Equal(63, Enumerable.Range(0, 1000).Count(code => Provinces.OfCode($"{code:000}") is not null));
        Assert.Equal(34, Provinces.Current.Count);
        Assert.Equal("Phú Yên", Provinces.OfCode("054"));
    }

    [Theory]
    [InlineData("đắk lắk", "Đắk Lắk")]
    [InlineData("daklak", "Đắk Lắk")]
    [InlineData("Tỉnh Phú Yên", "Đắk Lắk")]
    [InlineData("dak nong", "Lâm Đồng")]
    [InlineData("tp hồ chí minh", "TP. Hồ Chí Minh")]
    [InlineData("bà rịa vũng tàu", "TP. Hồ Chí Minh")]
    [InlineData("Paris", null)]
    public void Former_names_lead_to_todays_province(string typed, string? province) => Assert.Equal(province, Provinces.Find(typed));

    [Theory]
    [InlineData("nguyễn thị lan", "Nguyễn Thị Lan")]
    [InlineData("NGUYỄN THỊ LAN", "Nguyễn Thị Lan")]
    [InlineData("Nguyễn Thị  Lan", "Nguyễn Thị Lan")]
    [InlineData("h’hen niê", "H'Hen Niê")]
    [InlineData("Y Blem Êban", "Y Blem Êban")]
    [InlineData("Lan", "full-name.one_word")]
    [InlineData("Lan 2", "full-name.digits")]
    [InlineData("Lan <b>", "full-name.signs")]
    public void Name(string typed, string expected) => Assert.Equal(expected, Outcome(VietnameseName.Read(typed)));

    [Theory]
    [InlineData("0905123456", "0905123456")]
    [InlineData("+84 905 123 456", "0905123456")]
    [InlineData("84905123456", "0905123456")]
    [InlineData("０９０５ １２３ ４５６", "0905123456")]
    [InlineData("(0905) 123.456", "0905123456")]
    [InlineData("so cua toi la 0905 123 456 nhe", "0905123456")]
    [InlineData("nhà số 12, sđt +84905123456.", "0905123456")]
    [InlineData("0905123456 hoặc 0912345678", "phone.not_digits")]
    [InlineData("01689123456", "phone.old")]
    [InlineData("02623123456", "phone.landline")]
    [InlineData("0405123456", "phone.prefix")]
    [InlineData("090512345", "phone.length")]
    [InlineData("số của tôi", "phone.not_digits")]
    public void Phone(string typed, string expected) => Assert.Equal(expected, Outcome(VietnamesePhone.Read(typed)));

    [Theory]
    [InlineData("lan.nguyen@gmail.com", "lan.nguyen@gmail.com")]
    [InlineData(" lan@daklak.gov.vn. ", "lan@daklak.gov.vn")]
    [InlineData("lan", "email.no_at")]
    [InlineData("lan @gmail.com", "email.space")]
    [InlineData("lân@gmail.com", "email.accents")]
    [InlineData("lan@gmail", "email.form")]
    [InlineData("lan@@gmail.com", "email.form")]
    [InlineData(".lan@gmail.com", "email.form")]
    public void Email(string typed, string expected) => Assert.Equal(expected, Outcome(EmailText.Read(typed)));

    [Theory]
    [InlineData("1/2/1990", "1990-02-01")]
    [InlineData("01-02-1990", "1990-02-01")]
    [InlineData("1.2.1990", "1990-02-01")]
    [InlineData("01021990", "1990-02-01")]
    [InlineData("1990-02-01", "1990-02-01")]
    [InlineData("ngày 1 tháng 2 năm 1990", "1990-02-01")]
    [InlineData("ngay 1 thang 2 nam 1990", "1990-02-01")]
    [InlineData("1 Feb 1990", "1990-02-01")]
    [InlineData("１/２/１９９０", "1990-02-01")]
    [InlineData("29/2/2024", "2024-02-29")]
    [InlineData("29/2/2023", "date.no_such_day")]
    [InlineData("1/13/1990", "date.no_such_day")]
    [InlineData("1/2/90", "date.short_year")]
    [InlineData("1990", "date.unclear")]
    [InlineData("hôm qua", "date.unclear")]
    [InlineData("1/2/1990 hoặc 2/2/1990", "date.unclear")]
    public void Date(string typed, string expected) => Assert.Equal(expected, Outcome(VietnameseDate.Read(typed)));

    /// <summary>Law 26/2023/QH15: renewed at 25, 40, 60; a card of the last two years before is good until the next.</summary>
    [Theory]
    [InlineData("1990-02-01", "2016-03-10", "2030-02-01")]
    [InlineData("1990-02-01", "2028-02-01", "2050-02-01")]
    [InlineData("1990-02-01", "2028-01-31", "2030-02-01")]
    [InlineData("1962-08-15", "2021-05-20", null)]
    [InlineData("2005-01-01", "2022-01-01", "2030-01-01")]
    public void Card_is_usually_good_until_the_next_age(string birth, string issued, string? end) =>
        Assert.Equal(end is null ? null : DateOnly.Parse(end, null), CardRules.UsualEnd(DateOnly.Parse(birth, null), DateOnly.Parse(issued, null)));

    [Theory]
    [InlineData("2008-03-02", 18)]
    [InlineData("2008-03-03", 17)]
    [InlineData("2004-02-29", 22)]
    public void Age_counts_birthdays(string birth, int age) => Assert.Equal(age, CardRules.Age(DateOnly.Parse(birth, null), Today));

    private static string Outcome<T>(Answer<T> answer) => answer switch
    {
        Answer<T>.Accepted { Value: DateOnly date } => date.ToString("yyyy-MM-dd", null),
        Answer<T>.Accepted accepted => accepted.Value!.ToString()!,
        Answer<T>.Rejected rejected => rejected.Reason.Key,
        _ => "unrelated",
    };
}
