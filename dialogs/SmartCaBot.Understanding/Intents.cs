namespace SmartCaBot.Understanding;

/// <summary>The closed list of intent ids. They are stable: analytics, buttons and content refer to them.</summary>
public static class Intents
{
    public const string RegisterStart = "register.start";
    public const string RegisterRequirements = "register.requirements";
    public const string RegisterCost = "register.cost";
    public const string RegisterApp = "register.app";
    public const string RegisterActivation = "register.activation";
    public const string RegisterStatus = "register.status";

    public const string ServicesFind = "services.find";
    public const string ServicesList = "services.list";
    public const string ServicesFullOnline = "services.full_online";
    public const string ServicesPartial = "services.partial";
    public const string ServicesByAudience = "services.by_audience";
    public const string ServicesLevel = "services.level";

    public const string SignStart = "sign.start";
    public const string SignOtpMissing = "sign.otp_missing";
    public const string SignHistory = "sign.history";
    public const string SignVerify = "sign.verify";

    public const string CertificateInfo = "certificate.info";
    public const string CertificateRenew = "certificate.renew";
    public const string CertificateRevoke = "certificate.revoke";

    public const string FaqWhatIsSignature = "faq.what_is_signature";
    public const string FaqLegalValue = "faq.legal_value";
    public const string FaqCompare = "faq.compare";
    public const string FaqSecurity = "faq.security";
    public const string FaqWhereUsable = "faq.where_usable";
    public const string FaqTargets = "faq.targets";
    public const string FaqForgotPassword = "faq.forgot_password";
    public const string FaqChangeDevice = "faq.change_device";
    public const string FaqSubmitGuide = "faq.submit_guide";

    public const string HumanRequest = "human.request";

    public const string ChatGreet = "chat.greet";
    public const string ChatThanks = "chat.thanks";
    public const string ChatHelp = "chat.help";
    public const string ChatCancel = "chat.cancel";
    public const string ChatBack = "chat.back";

    public const string OutOfScope = "out_of_scope";

    public static IReadOnlyList<string> All { get; } =
    [
        RegisterStart, RegisterRequirements, RegisterCost, RegisterApp, RegisterActivation, RegisterStatus,
        ServicesFind, ServicesList, ServicesFullOnline, ServicesPartial, ServicesByAudience, ServicesLevel,
        SignStart, SignOtpMissing, SignHistory, SignVerify,
        CertificateInfo, CertificateRenew, CertificateRevoke,
        FaqWhatIsSignature, FaqLegalValue, FaqCompare, FaqSecurity, FaqWhereUsable, FaqTargets,
        FaqForgotPassword, FaqChangeDevice, FaqSubmitGuide,
        HumanRequest, ChatGreet, ChatThanks, ChatHelp, ChatCancel, ChatBack,
        OutOfScope,
    ];
}
