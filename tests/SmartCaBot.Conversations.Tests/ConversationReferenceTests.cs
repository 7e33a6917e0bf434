using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Storing;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Tests;

public sealed class ConversationReferenceTests
{
    private static readonly IncomingActivity Hello = new(
        "connector|msteams|a:1", "connector", "connector|msteams|a:1|1", "msteams|29:lan",
        new Activity
        {
            Type = ActivityTypes.Message,
            Id = "1",
            ChannelId = "msteams",
            ServiceUrl = "https://smba.example.net/emea/",
            From = new ChannelAccount { Id = "29:lan", Name = "Lan" },
            Recipient = new ChannelAccount { Id = "28:bot" },
            Conversation = new ConversationAccount { Id = "a:1" },
            Locale = "vi-VN",
        },
        DateTimeOffset.UnixEpoch);

    [Fact]
    public void The_next_message_from_the_same_place_changes_nothing()
    {
        var first = ConversationReference.After(null, Hello);
        // Accounts carry more than ids, in objects of their own; and a locale that is not said is not another one.
        var again = Hello with { Activity = Hello.Activity with { Locale = null, From = new ChannelAccount { Id = "29:lan", Extensions = [] } } };

        Assert.Same(first, ConversationReference.After(first, again));
    }

    [Fact]
    public void A_channel_that_moved_is_followed()
    {
        var first = ConversationReference.After(null, Hello);
        var moved = Hello with { Activity = Hello.Activity with { ServiceUrl = "https://smba.example.net/apac/", Locale = null } };

        var after = ConversationReference.After(first, moved);

        Assert.Equal(("https://smba.example.net/apac/", "vi-VN"), (after.ServiceUrl, after.Locale));
    }

    [Fact]
    public void An_event_of_the_system_comes_from_where_the_person_is_and_leaves_the_reference_as_it_was()
    {
        var reference = ConversationReference.After(null, Hello);

        var notice = reference.Event("dossier-1", "dossier/approved");

        Assert.Equal(("msteams", "29:lan", "28:bot", "a:1"), (notice.ChannelId, notice.From?.Id, notice.Recipient?.Id, notice.Conversation?.Id));
        Assert.Same(reference, ConversationReference.After(reference, Hello with { ActivityId = "dossier-1", Activity = notice }));
    }
}
