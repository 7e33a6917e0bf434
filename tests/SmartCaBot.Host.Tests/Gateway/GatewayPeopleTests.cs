using SmartCaBot.Conversations.Flows;
using SmartCaBot.Host.Gateway;
using SmartCaBot.Signing.Identity;

namespace SmartCaBot.Host.Tests.Gateway;

public sealed class GatewayPeopleTests
{
    private static readonly CitizenId Somebody = CitizenId.Parse("066190000123");

    private readonly GatewayPeople _people = new(new byte[32]);

    [Fact]
    public void A_number_has_one_name_that_only_this_installation_reads()
    {
        var person = _people.PersonOf(Somebody, "Nguyễn Thị Bưởi");

        Assert.Equal(person.Subject, _people.SubjectOf(Somebody));
        Assert.NotEqual(person.Subject, _people.SubjectOf(CitizenId.Parse("066190000124")));
        Assert.DoesNotContain(Somebody.Value, person.Subject, StringComparison.Ordinal);
        Assert.True(_people.TryRead(person, out var read));
        Assert.Equal(Somebody, read);
        Assert.False(new GatewayPeople([.. Enumerable.Repeat((byte)1, 32)]).TryRead(person, out _));
    }

    [Theory]
    [InlineData("chat:1")]
    [InlineData("gw:")]
    [InlineData("gw:AAAA")]
    [InlineData("gw:không phải")]
    [InlineData("gw:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Other_names_are_nobodys(string subject) => Assert.False(_people.TryRead(new Person(subject, "Ai đó"), out _));
}
