namespace SmartCaBot.Admin.Upkeep;

/// <summary>When something last happened that operators ask for.</summary>
public interface IUpkeepNotes
{
    /// <summary>The name of a written backup.</summary>
    const string Backup = "backup";

    Task NoteAsync(string name, string detail, CancellationToken cancellationToken);

    /// <summary>Null when it never happened.</summary>
    Task<UpkeepNote?> FindAsync(string name, CancellationToken cancellationToken);
}

/// <param name="At">When.</param>
/// <param name="Detail">Short.</param>
public sealed record UpkeepNote(DateTimeOffset At, string Detail);
