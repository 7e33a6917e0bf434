namespace SmartCaBot.Signing.Otp;

/// <summary>Whether a code may be sent now.</summary>
internal abstract record CodeIssue
{
    public sealed record Issued(CodeChallenge Challenge, OtpCode Code) : CodeIssue;

    /// <summary>The same request was served before. Whether its message left is not known: a crash may have come in between.</summary>
    public sealed record SentBefore(CodeChallenge Challenge, OtpCode Code) : CodeIssue;

    public sealed record TooSoon(TimeSpan RetryAfter) : CodeIssue;

    public sealed record NoMore : CodeIssue;
}
