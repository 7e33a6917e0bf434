namespace SmartCaBot.Desk.Live;

/// <summary>One piece of news. Holds ids and numbers only; what was said is fetched by those who may read it.</summary>
/// <param name="Sequence">Of this node's news; 0 for a passing sign that nobody needs to catch up on.</param>
/// <param name="Name">The event's name: case, message, typing, viewers, summary.</param>
/// <param name="Json">Its data, in one line.</param>
/// <param name="CaseId">Only for those who have this case open, or own it; null for one client alone.</param>
/// <param name="Owner">Staff id of who has the case.</param>
/// <param name="FormerOwner">Staff id of who had it before.</param>
internal sealed record FeedEvent(long Sequence, string Name, string Json, string? CaseId, string? Owner = null, string? FormerOwner = null);
