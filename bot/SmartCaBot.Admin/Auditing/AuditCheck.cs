namespace SmartCaBot.Admin.Auditing;

/// <summary>One verification of the whole log.</summary>
/// <param name="Id">Opaque.</param>
/// <param name="AskedBy">As the audit log names them.</param>
/// <param name="StartedAt">When.</param>
/// <param name="SeenAt">When it last went on.</param>
/// <param name="EndedAt">Null while it runs, or when its process died.</param>
/// <param name="Records">Read so far.</param>
/// <param name="Total">There were, when it began.</param>
/// <param name="Verdict">Null while it runs.</param>
/// <param name="Detail">The head, or what is wrong where.</param>
internal sealed record AuditCheck(
    string Id, string AskedBy, DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset? EndedAt, long Records, long Total,
    CheckVerdict? Verdict, string Detail)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);

    public bool RunsAt(DateTimeOffset now) => EndedAt is null && now - SeenAt < LongestSilence;
}

internal enum CheckVerdict
{
    Intact,
    Broken,

    /// <summary>It could not be carried out.</summary>
    Failed,
}
