using System.Text.Json;

namespace SmartCaBot.Channels.Zalo.Api;

/// <summary>How a call ended: the whole set.</summary>
internal abstract record ZaloAnswer
{
    /// <param name="Data">The part "data".</param>
    public sealed record Done(JsonElement Data) : ZaloAnswer
    {
        public override string ToString() => "Done";
    }

    /// <summary>The platform said no; nothing was done.</summary>
    public sealed record Refused(int Code, ErrorMeaning Meaning) : ZaloAnswer;

    /// <summary>The call never reached the platform.</summary>
    /// <param name="Reason">Short.</param>
    /// <param name="After">When to try again, when that is known.</param>
    public sealed record NotMade(string Reason, TimeSpan? After = null) : ZaloAnswer;

    /// <summary>The call may or may not have been carried out: nobody can tell by the answer.</summary>
    public sealed record Doubtful(string Reason) : ZaloAnswer;
}
