using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Configuration;

/// <summary>How citizens get their certificate.</summary>
internal sealed record RegistrationOptions
{
    public RegistrationMode Mode { get; init; } = RegistrationMode.Enrol;

    /// <summary>Development only: dossiers need no officer.</summary>
    public bool ApproveAutomatically { get; init; }

    /// <summary>
    /// Whether citizens send pictures of both sides of their card, for the officer who decides. Unset: required where officers decide, and off where nobody
    /// looks at dossiers (approved automatically, or in guide mode, where VNPT's app identifies people): what nobody needs is not asked for.
    /// </summary>
    public CardPicturePolicy? CardPictures { get; init; }

    /// <summary>How many days such pictures stay after the decision.</summary>
    public int CardPictureDays { get; init; } = 30;

    /// <summary>As set, or as follows from the rest. Guide mode takes no dossiers.</summary>
    public CardPicturePolicy AskForPictures =>
        Mode == RegistrationMode.Guide ? CardPicturePolicy.Off
        : CardPictures ?? (ApproveAutomatically ? CardPicturePolicy.Off : CardPicturePolicy.Required);

    /// <summary>Four eyes: two different officers must approve a dossier.</summary>
    public bool TwoOfficers { get; init; }
}
