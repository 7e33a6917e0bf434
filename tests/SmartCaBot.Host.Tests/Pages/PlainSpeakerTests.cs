using System.Text.Json;
using SmartCaBot.Channels.DirectLine.Plain;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Host.Pages.Plain;

namespace SmartCaBot.Host.Tests.Pages;

public sealed class PlainSpeakerTests
{
    [Fact]
    public void A_person_of_the_help_desk_stands_with_their_name()
    {
        Assert.Equal("plain.bot", PlainSpeaker.Of(Said(Roles.Bot, "{}")).Key);
        var phrase = PlainSpeaker.Of(Said(Roles.Bot, """{"owner":"agent","agent":"Chị Lan","speaker":"agent"}"""));
        Assert.Equal(("plain.agent", "Chị Lan"), (phrase.Key, phrase.Values.Single().Value));
        Assert.Equal("plain.me", PlainSpeaker.Of(Said(Roles.User, """{"owner":"agent","agent":"Chị Lan","speaker":"agent"}""")).Key);
    }

    [Fact]
    public void The_latest_word_about_the_owner_counts_and_is_never_the_citizens()
    {
        PlainEntry[] talk =
        [
            new(1, Said(Roles.Bot, """{"owner":"waiting"}""")), new(2, Said(Roles.User, """{"owner":"bot"}""")),
            new(3, Said(Roles.Bot, """{"owner":"agent","agent":"Chị Lan"}""")), new(4, Said(Roles.User, "{}")),
        ];
        Assert.Equal("plain.owner.waiting", PlainSpeaker.OwnerOf(talk[..2])!.Key);
        Assert.Equal("plain.owner.agent", PlainSpeaker.OwnerOf(talk)!.Key);
        Assert.Null(PlainSpeaker.OwnerOf([.. talk, new(5, Said(Roles.Bot, """{"owner":"bot"}""")), new(6, Said(Roles.Bot, "{}"))]));
    }

    private static Activity Said(string role, string own) => new()
    {
        Type = ActivityTypes.Message,
        From = new ChannelAccount { Id = "x", Role = role },
        ChannelData = JsonElement.Parse($$"""{"smartca":{{own}}}"""),
    };
}
