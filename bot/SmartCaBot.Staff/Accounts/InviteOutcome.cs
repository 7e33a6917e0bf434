namespace SmartCaBot.Staff;

/// <summary>What became of an invitation, or of a new link for somebody who was invited before.</summary>
public abstract record InviteOutcome
{
    private InviteOutcome()
    {
    }

    /// <param name="Account">Its id.</param>
    /// <param name="Path">The one-time link, without host: good once, until <paramref name="Until"/>. Show it once; it is stored as a hash.</param>
    /// <param name="Until">48 hours from now.</param>
    public sealed record Invited(string Account, string Path, DateTimeOffset Until) : InviteOutcome
    {
        public override string ToString() => $"invitation of {Account}";
    }

    /// <param name="Why">What to correct.</param>
    public sealed record Refused(AccountRefusal Why) : InviteOutcome;
}
