using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Configuration;

/// <summary>How citizens get their certificate.</summary>
internal sealed record RegistrationOptions
{
    public RegistrationMode Mode { get; init; } = RegistrationMode.Enrol;

    /// <summary>Development only: dossiers need no officer.</summary>
    public bool ApproveAutomatically { get; init; }

    /// <summary>Four eyes: two different officers must approve a dossier.</summary>
    public bool TwoOfficers { get; init; }
}
