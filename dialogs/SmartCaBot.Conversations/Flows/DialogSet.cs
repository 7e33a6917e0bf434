namespace SmartCaBot.Conversations.Flows;

/// <summary>The dialogs of the bot, by name.</summary>
public sealed class DialogSet(IEnumerable<IDialog> dialogs)
{
    private readonly Dictionary<string, IDialog> _byName = dialogs.ToDictionary(d => d.Name, StringComparer.Ordinal);

    public IDialog? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>Names that the engine itself starts; the bot must have dialogs for them.</summary>
public static class WellKnownDialogs
{
    /// <summary>Greets; started by <c>webchat/join</c> in a new conversation.</summary>
    public const string Greeting = "greeting";

    /// <summary>Asks whether to go on with a parked form (its name is the argument).</summary>
    public const string Resume = "resume";

    /// <summary>Ends the links with the person's other conversations; <see cref="Silence"/> or <see cref="Left"/> as its argument says why.</summary>
    public const string Unlink = "link-end";

    /// <summary>Nobody wrote for so long that the next one may be somebody else.</summary>
    public const string Silence = "silence";

    /// <summary>The person ended the session.</summary>
    public const string Left = "left";

    /// <summary>Comes by a printed code, which is the argument; started by <c>webchat/join</c>.</summary>
    public const string Campaign = "campaign";

    /// <summary>A document that an office handed over; the pass to it is the argument; started by <c>webchat/join</c>.</summary>
    public const string Handed = "handed";

    /// <summary>The bot has the conversation again, and nothing is under way that could be asked again.</summary>
    public const string HandoffOver = "handoff-over";

    /// <summary>Nobody came in time: says so, and takes how the person can be reached.</summary>
    public const string HandoffExpired = "handoff-expired";

    /// <summary>Asks how the talk with a person was.</summary>
    public const string Satisfaction = "satisfaction";
}
