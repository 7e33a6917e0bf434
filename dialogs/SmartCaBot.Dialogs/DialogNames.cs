using SmartCaBot.Conversations.Flows;

namespace SmartCaBot.Dialogs;

/// <summary>Names of the dialogs: stored in conversations and buttons, so they stay.</summary>
internal static class DialogNames
{
    public const string Greeting = WellKnownDialogs.Greeting;
    public const string Resume = WellKnownDialogs.Resume;
    public const string Help = "help";
    public const string Thanks = "thanks";
    public const string Language = "language";
    public const string Clarify = "clarify";
    public const string Fallback = "fallback";
    public const string Human = "human";
    public const string Faq = "faq";
    public const string Service = "service";
    public const string Services = "services";
    public const string Register = "register";
    public const string SparePicture = "spare-picture";
    public const string Activate = "activate";
    public const string Status = "status";
    public const string Sign = "sign";
    public const string Handed = WellKnownDialogs.Handed;
    public const string SignOutcome = "sign-outcome";
    public const string OtpMissing = "otp-missing";
    public const string History = "history";
    public const string Verify = "verify";
    public const string Link = "link";
    public const string LinkEnter = "link-enter";
    public const string LinkMade = "link-made";
    public const string LinkReady = "link-ready";
    public const string LinkEnd = WellKnownDialogs.Unlink;
    public const string LinkEnded = "link-ended";
    public const string WorkAsked = "work-asked";
    public const string WorkMoved = "work-moved";
    public const string Certificate = "certificate";
    public const string Campaign = WellKnownDialogs.Campaign;
    public const string HandoffOver = WellKnownDialogs.HandoffOver;
    public const string HandoffExpired = WellKnownDialogs.HandoffExpired;
    public const string Satisfaction = WellKnownDialogs.Satisfaction;
    public const string CertificateEnding = "certificate-ending";
}
