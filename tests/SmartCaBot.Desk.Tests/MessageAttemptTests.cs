using SmartCaBot.Conversations.Storing;
using SmartCaBot.Desk.Tests.Support;

namespace SmartCaBot.Desk.Tests;

/// <summary>A message that is sent again under the same draft, because the first attempt was refused or its answer was lost.</summary>
public sealed class MessageAttemptTests(DeskHouse house) : IClassFixture<DeskHouse>
{
    [Fact]
    public async Task A_file_that_takes_the_place_of_a_refused_one_is_the_one_that_is_sent()
    {
        using var agent = await house.AgentAsync();
        var (citizen, about) = await house.TakenAsync(agent);
        var path = $"/desk/case/{about.Id}?handler=Say";
        (string, string)[] fields = [("text", "Tệp đây ạ."), ("draft", "same")];
        var tooLarge = new byte[house.Get<IFileIntake>().MaxBytes + 1];

        var refused = await agent.PostAsync(path, fields, [("files", "sai.pdf", "%PDF-1.7 sai"u8.ToArray()), ("files", "to.pdf", tooLarge)]);
        var before = (await citizen.SeenAsync()).Count;
        await agent.PostAsync(path, fields, [("files", "dung.pdf", "%PDF-1.7 dung"u8.ToArray())]);

        Assert.Contains("Tệp đây ạ.", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await citizen.SeenAsync()).Take(before), seen => seen.Text == "Tệp đây ạ.");
        var sent = (await citizen.SeenAsync())[^1].Attachments!.Single();
        Assert.Equal("dung.pdf", sent.Name);
        var stored = await house.Get<IFileStore>().OpenAsync(citizen.ConversationId, sent.ContentUrl!["file:".Length..], CancellationToken.None);
        await using var content = stored!.Content;
        Assert.Equal("%PDF-1.7 dung", await new StreamReader(content).ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_changed_after_an_attempt_is_said_and_what_was_not_is_said_once()
    {
        using var agent = await house.AgentAsync();
        var (citizen, about) = await house.TakenAsync(agent);
        foreach (var (text, file) in new[] { ("Mang thẻ.", "a"), ("Mang thẻ.", "a"), ("Mang thẻ và hộ khẩu.", "a"), ("Mang thẻ.", "b") })
        {
            await agent.PostAsync(
                $"/desk/case/{about.Id}?handler=Say", [("text", text), ("draft", "same")], [("files", "don.pdf", System.Text.Encoding.ASCII.GetBytes("%PDF-1.7 " + file))]);
        }

        var said = (await citizen.SeenAsync()).Where(seen => seen.Text?.StartsWith("Mang thẻ", StringComparison.Ordinal) == true).ToArray();
        Assert.Equal(["Mang thẻ.", "Mang thẻ và hộ khẩu.", "Mang thẻ."], said.Select(seen => seen.Text));
        Assert.Equal(3, said.Select(seen => seen.Attachments!.Single().ContentUrl).Distinct().Count());
    }
}
