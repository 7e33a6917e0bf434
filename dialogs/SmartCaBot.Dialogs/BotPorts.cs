using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Dialogs;

/// <summary>What the dialogs need of the rest of the system.</summary>
public sealed record BotPorts(
    ISigning Signing, IRegistration Registration, IIdentification Identification, ICodeLinks CodeLinks, ILinks Links, IPictures Pictures,
    IHelpDesk HelpDesk, ISwitches Switches, ICampaigns Campaigns);
