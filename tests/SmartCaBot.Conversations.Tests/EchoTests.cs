using System.Text.Json;
using SmartCaBot.Conversations.Activities;
using SmartCaBot.Conversations.Flows;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Conversations.Tests;

public sealed class EchoTests
{
    private static readonly Activity Stuffed = JsonSerializer.Deserialize(
        $$"""
        {
          "type": "message", "id": "c|u.1", "text": "x", "speak": "123456", "summary": "123456", "entities": [ { "note": "123456" } ],
          "from": { "id": "dl_1", "role": "user", "aadObjectId": "123456" },
          "channelData": { "clientActivityID": "1", "more": "{{new string('x', 5000)}}" },
          "attachments": [
            { "contentType": "text/html", "contentUrl": "https://elsewhere.example/123456" },
            { "contentType": "application/pdf", "contentUrl": "file:f1", "name": "a.pdf" } ]
        }
        """,
        ActivityJson.Wire.Activity)!;

    [Fact]
    public void What_a_client_adds_beside_its_text_does_not_reach_the_transcript()
    {
        var echo = PersonsEcho.Of(Stuffed, "••••••");

        Assert.DoesNotContain("123456", JsonSerializer.Serialize(echo, ActivityJson.Wire.Activity), StringComparison.Ordinal);
        Assert.Equal("a.pdf", Assert.Single(echo.Attachments!).Name);
        Assert.Null(echo.ChannelData);
    }

    [Fact]
    public void What_a_page_needs_to_know_its_own_message_is_kept()
    {
        var data = JsonElement.Parse("""{"clientActivityID":"1"}""");

        var echo = PersonsEcho.Of(Stuffed with { ChannelData = data }, "x");

        Assert.Equal("1", echo.ChannelData!.Value.GetProperty("clientActivityID").GetString());
        Assert.Equal("c|u.1", echo.Id);
    }

    [Fact]
    public void What_brought_a_person_here_is_not_kept()
    {
        var join = new Activity { Type = ActivityTypes.Event, Name = FlowEngine.JoinEvent, Value = JsonElement.Parse("""{"language":"vi","code":"K7M2-PQ9A"}""") };

        Assert.Null(PersonsEcho.Of(join, null).Value);
    }

    [Fact]
    public void An_effect_tried_a_thousand_times_leaves_one_mark()
    {
        var frame = new Frame("d", "r");
        for (var time = 0; time < 1000; time++)
        {
            var done = new Entry("send", EntryKind.Done, "1");
            frame = (frame with { Entries = frame.Entries.Add(done) }).Without([done]);
        }

        Assert.Equal(1000, frame.Attempts("send"));
        Assert.Single(frame.Entries);
    }
}
