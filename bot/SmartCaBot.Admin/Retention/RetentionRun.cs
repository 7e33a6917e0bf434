namespace SmartCaBot.Admin.Retention;

/// <summary>One run of one rule.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="IsAsked">Somebody asked for it; otherwise it was due.</param>
/// <param name="Actor">Who asked; system when it was due.</param>
/// <param name="EndedAt">Null while it runs, or when its process died.</param>
/// <param name="Removed">How many went.</param>
/// <param name="Failure">The kind of error; null when it went well.</param>
internal sealed record RetentionRun(
    string Rule, DateTimeOffset StartedAt, bool IsAsked, string Actor, DateTimeOffset? EndedAt, long Removed, string? Failure);
