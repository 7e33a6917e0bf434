namespace SmartCaBot.ZaloSandbox.Control;

/// <summary>How the bot deals with its tokens.</summary>
internal sealed record TokenCounts(int Issued, int RefusedRefreshes, int DeadTokenUses, DateTimeOffset? LastIssued);
