using SmartCaBot.Understanding.Text;

namespace SmartCaBot.Understanding.Tests;

public class SpellingTests
{
    [Theory]
    [InlineData("kitten", "kitten", 0)]
    [InlineData("thoai", "thaoi", 1)]
    [InlineData("nghiep", "nghiepp", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("ca", "abc", 3)]
    public void Counts_edits_and_swaps(string a, string b, int distance)
    {
        Assert.Equal(distance, EditDistance.Between(a, b));
        Assert.Equal(distance, EditDistance.Between(b, a));
    }

    [Theory]
    [InlineData("ddang", "dang")]
    [InlineData("chuwx", "chu")]
    [InlineData("kys", "ky")]
    [InlineData("ddieenj", "dien")]
    [InlineData("d9a8ng", "dang")]
    [InlineData("so61", "so")]
    [InlineData("dang", "")]
    public void Undoes_keyboards(string typed, string plain)
    {
        Span<char> letters = stackalloc char[typed.Length];

        Assert.Equal(plain, letters[..Telex.Strip(typed, letters)].ToString());
    }

    [Theory]
    [InlineData("nghieng", true)]
    [InlineData("quyet", true)]
    [InlineData("dangg", false)]
    [InlineData("smartca", false)]
    [InlineData("kj", false)]
    public void Knows_syllables(string token, bool possible) => Assert.Equal(possible, Syllable.IsPossible(token));
}
