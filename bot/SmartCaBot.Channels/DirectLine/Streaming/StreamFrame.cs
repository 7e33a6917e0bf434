namespace SmartCaBot.Channels.DirectLine.Streaming;

/// <summary>A committed turn, ready for the wire; all sockets of a conversation share it.</summary>
/// <param name="First">Sequence of its first entry.</param>
/// <param name="Last">Sequence of its last entry.</param>
/// <param name="Json">An ActivitySet; null when nobody may see any of it.</param>
internal sealed record StreamFrame(long First, long Last, byte[]? Json);
