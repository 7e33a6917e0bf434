using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs;

/// <summary>What the dialogs need of the rest of the system.</summary>
public sealed record BotPorts(
    ISigning Signing, IRegistration Registration, IIdentification Identification, ICodePages CodePages, ILinks Links, IPictures Pictures,
    IHelpDesk HelpDesk, ISwitches Switches, ICampaigns Campaigns, IHandedDocuments HandedDocuments,
    ICardPictures CardPictures, IOutsideConfirmations Outside);
