using SmartCaBot.Channels.Connector;

namespace SmartCaBot.Channels.Tests.Connector;

public sealed class ConnectorIdsTests
{
    [Fact]
    public void No_two_conversations_share_a_name()
    {
        var longId = new string('x', 500);
        (bool, string, string)[] all =
        [
            (true, "a|b", "c"), (true, "a", "b|c"), (true, "a%7Cb", "c"), (true, "a", "b%7Cc"), (false, "a", "b|c"), (true, "a", longId),
            (true, "a", longId + "y"), (true, "a", ConnectorIds.Conversation(true, "a", longId)["connector|a|".Length..]),
        ];

        Assert.Distinct(all.Select(name => ConnectorIds.Conversation(name.Item1, name.Item2, name.Item3)));
        Assert.NotEqual(ConnectorIds.User("a|b", "c"), ConnectorIds.User("a", "b|c"));
        Assert.NotEqual(
            ConnectorIds.Activity(ConnectorIds.Conversation(true, "x", "a|b"), "c"), ConnectorIds.Activity(ConnectorIds.Conversation(true, "x", "a"), "b|c"));
    }

    [Fact]
    public void A_name_fits_into_an_account_of_the_signing_core_and_usual_ones_stay_readable()
    {
        Assert.Equal("connector|msteams|19:abc@thread.v2", ConnectorIds.Conversation(true, "msteams", "19:abc@thread.v2"));
        Assert.InRange(ConnectorIds.Conversation(true, new string('|', 64), new string('|', 900)).Length, 1, 190);
    }
}
