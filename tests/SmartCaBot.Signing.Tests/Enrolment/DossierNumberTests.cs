using SmartCaBot.Signing.Enrolment;

namespace SmartCaBot.Signing.Tests.Enrolment;

public sealed class DossierNumberTests
{
    [Fact]
    public void A_number_is_read_however_it_is_typed()
    {
        var number = DossierNumber.New();

        Assert.Matches("^HS-[34679ACDEFGHJKMNPQRTUVWXY]{4}-[0-9]{2}$", number);
        foreach (var typed in new[] { number, number.ToLowerInvariant(), number[3..], number.Replace('-', ' ') })
        {
            Assert.True(DossierNumber.TryRead(typed, out var read));
            Assert.Equal(number, read);
        }
    }

    [Theory, InlineData(null), InlineData(""), InlineData("HS"), InlineData("HS-0OI1-11"), InlineData("HS-AAAAAAAAAAAA-11")]
    public void What_cannot_be_one_is_refused(string? text) => Assert.False(DossierNumber.TryRead(text, out _));

    [Fact]
    public void No_slip_of_one_character_or_two_neighbours_gives_another_number()
    {
        const string Alphabet = "34679ACDEFGHJKMNPQRTUVWXY";
        for (var run = 0; run < 50; run++)
        {
            var body = DossierNumber.New()[3..7];
            var check = Find(body);
            for (var at = 0; at < body.Length; at++)
            {
                foreach (var c in Alphabet.Where(c => c != body[at]))
                    Assert.False(DossierNumber.TryRead(body[..at] + c + body[(at + 1)..] + check, out _));
                if (at > 0 && body[at] != body[at - 1])
                    Assert.False(DossierNumber.TryRead(body[..(at - 1)] + body[at] + body[at - 1] + body[(at + 1)..] + check, out _));
            }
        }
    }

    private static string Find(string body) =>
        Enumerable.Range(0, 100).Select(n => n.ToString("D2", System.Globalization.CultureInfo.InvariantCulture)).Single(check => DossierNumber.TryRead(body + check, out _));
}
