namespace SmartCaBot.Host.Cli;

/// <summary>What the program returns to the shell.</summary>
internal enum ExitCode
{
    Done = 0,

    /// <summary>The answer is no: a signature that is not valid, an audit log that was changed, a wrong code, a check that failed.</summary>
    No = 1,

    /// <summary>The command was not understood (EX_USAGE is 64; shells and tests expect 2).</summary>
    Usage = 2,

    /// <summary>A part that the command needs is not available now.</summary>
    Unavailable = 3,

    /// <summary>The configuration is wrong (EX_CONFIG).</summary>
    Configuration = 78,
}
