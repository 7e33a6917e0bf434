using SmartCaBot.Office.Funnel;

namespace SmartCaBot.Office.Tests.Funnel;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://evil\")", "\"'=HYPERLINK(\"\"http://evil\"\")\"")]
    [InlineData("+84901234567", "\"'+84901234567\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("  =1+1", "\"'  =1+1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("Quầy 3, tầng 1", "\"Quầy 3, tầng 1\"")]
    [InlineData("Quầy \"Ưu tiên\"", "\"Quầy \"\"Ưu tiên\"\"\"")]
    [InlineData("Quầy 3", "Quầy 3")]
    [InlineData("", "")]
    public void A_field_is_text_whatever_it_begins_with(string field, string written) => Assert.Equal($"a,{written}\r\n", CsvText.Line("a", field));
}
