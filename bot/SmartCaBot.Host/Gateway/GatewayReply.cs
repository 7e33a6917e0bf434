namespace SmartCaBot.Host.Gateway;

/// <summary>What one call came to.</summary>
internal abstract record GatewayReply<T>
    where T : class
{
    /// <param name="Status">200, 400, 401, 403 or 429, in the envelope.</param>
    /// <param name="Message">In its own words.</param>
    /// <param name="Data">With 200.</param>
    public sealed record Answered(int Status, string Message, T? Data) : GatewayReply<T>;

    /// <summary>No answer, too late an answer, an error of the gateway's, or no sense: whether it did what it was asked is not known.</summary>
    public sealed record Unknown : GatewayReply<T>;
}
