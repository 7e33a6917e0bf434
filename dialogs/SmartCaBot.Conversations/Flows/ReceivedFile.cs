namespace SmartCaBot.Conversations.Flows;

/// <summary>A stored file as a conversation knows it: from a person, or made by the bot.</summary>
/// <param name="Id">Of the channel's file store.</param>
/// <param name="Name">As the sender named it.</param>
/// <param name="ContentType">As the sender claims.</param>
/// <param name="Size">Bytes.</param>
public sealed record ReceivedFile(string Id, string Name, string ContentType, long Size);
