using SmartCaBot.TestKit.Chats;

namespace SmartCaBot.Dialogs.Tests;

/// <summary>Each file under tests/conversations is played through the bot.</summary>
public sealed class ConversationTests
{
    public static TheoryData<string> Names => [.. ChatFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bot_says_what_the_file_says(string name)
    {
        var difference = await ChatFiles.CheckAsync(name);
        Assert.True(difference is null, difference);
    }
}
