namespace SmartCaBot.Signing.Ports;

/// <summary>Where the last seal is noted apart from the log, so that a log that was cut off at its end is seen to be.</summary>
public interface ISealNotes
{
    /// <summary>Keeps the seal in place of the one before. One that seals less than that is not taken: the log has lost its end.</summary>
    /// <param name="sequence">Of the record sealed.</param>
    /// <param name="seal">As in the log.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    Task NoteAsync(long sequence, string seal, CancellationToken cancellationToken);
}
