using System.Net;

namespace SmartCaBot.Host.Configuration;

/// <summary>What must hold before the host starts. Each message says the setting, what is wrong, and what to do.</summary>
internal static class SmartCaOptionsRules
{
    public static IReadOnlyList<string> Check(SmartCaOptions options, IHostEnvironment environment) =>
        [
            .. General(options), .. ConnectorRules.General(options.Connector), .. GatewayRules.Check(options), .. ZaloRules.Check(options, environment.IsDevelopment()),
            .. environment.IsDevelopment() ? [] : OutsideDevelopment(options).Concat(ConnectorRules.OutsideDevelopment(options.Connector)),
        ];

    private static IEnumerable<string> General(SmartCaOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Data.Directory)) yield return "Data:Directory is empty; name a directory.";
        if (!options.Locale.IsKnown) yield return "Locale:TimeZone is no time zone this system knows, for example Asia/Ho_Chi_Minh.";
        if (options.Data.ConversationDays < 1) yield return "Data:ConversationDays must be at least 1.";
        if (options.Data.InboxDays < 1) yield return "Data:InboxDays must be at least 1.";
        if (options.Data.FileDays < 1) yield return "Data:FileDays must be at least 1.";
        if (options.Data.OutboxDays < 1) yield return "Data:OutboxDays must be at least 1.";
        if (options.PublicUrl is { } url && (!url.IsAbsoluteUri || url.PathAndQuery != "/"))
            yield return "PublicUrl must be a scheme and a host, for example https://bot.example.vn.";
        if (string.IsNullOrWhiteSpace(options.Token.Library)) yield return "Token:Library is empty; name the PKCS#11 library.";
        if (System.Text.Encoding.UTF8.GetByteCount(options.Token.Label) is 0 or > 32)
            yield return "Token:Label must have 1 to 32 bytes.";
        if (options.Token.MaxSessions < 1) yield return "Token:MaxSessions must be at least 1.";
        if (options.Token.MaxWaiting < 0) yield return "Token:MaxWaiting must not be negative.";
        if (options.Token.LiveKeys < 0) yield return "Token:LiveKeys must not be negative.";
        if (options.Token.LeaseTimeout <= TimeSpan.Zero) yield return "Token:LeaseTimeout must be a time, for example 00:00:10.";
        if (options.Token.KeyWrapMechanism.Length > 0 && options.Token.KeyWrapNumber is null)
            yield return "Token:KeyWrapMechanism is a number as PKCS#11 writes it, for example 0x210B.";
        foreach (var standby in options.Token.Standby)
            if ((standby.Label.Length == 0 || standby.Label == options.Token.Label) && (standby.Library.Length == 0 || standby.Library == options.Token.Library))
                yield return "Token:Standby: each names a Label or a Library other than the first token's.";
        if (!options.Token.Software && options.Token.UserPinFile.Length == 0)
            yield return "Token:UserPinFile is empty; a token that is not software needs a file with its user PIN.";
        if (options.TimeStamps.Url is { } stamps && stamps is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            yield return "TimeStamps:Url must be an absolute http or https address.";
        if (options.TimeStamps.ReadTrusted() is null) yield return "TimeStamps:Trusted must name a file with certificates (PEM).";
        if (options.TimeStamps.Timeout < TimeSpan.FromMilliseconds(100)) yield return "TimeStamps:Timeout must be at least 100 ms.";
        if (options.Registration.CardPictureDays < 0) yield return "Registration:CardPictureDays must not be negative.";
        if (options.Admin.CitizenYears is < 0 or > 100) yield return "Admin:CitizenYears must be between 0 and 100.";
        if (options.Conversation.ForgetPersonAfter < TimeSpan.FromMinutes(1))
            yield return "Conversation:ForgetPersonAfter must be at least a minute (00:01:00), or nobody gets to the end of a signature.";
        if (options.Web.MaxFileBytes is < 1024 or > 1024L * 1024 * 1024) yield return "Web:MaxFileBytes must be between 1 KiB and 1 GiB.";
        if (options.Web.MaxFileBytesPerDay < options.Web.MaxFileBytes) yield return "Web:MaxFileBytesPerDay must be at least Web:MaxFileBytes.";
        if (options.Web.MinFreeBytes < 0) yield return "Web:MinFreeBytes must not be negative.";
        if (options.Web.NewChatsPerMinute < 1) yield return "Web:NewChatsPerMinute must be at least 1.";
        if (options.PagePictures.MostPages < 0 || options.PagePictures.AtOnce < 1) yield return "PagePictures: MostPages must not be negative, and AtOnce at least 1.";
        if (options.PagePictures.Timeout < TimeSpan.FromMilliseconds(100)) yield return "PagePictures:Timeout must be at least 100 ms.";
        if (options.SigningApi.RequestsPerSecond < 1) yield return "SigningApi:RequestsPerSecond must be at least 1.";
        if (options.SigningApi.MaxFileBytesPerDay < 1) yield return "SigningApi:MaxFileBytesPerDay must be at least 1.";
        if (options.Web.RequestsPerSecond < 1) yield return "Web:RequestsPerSecond must be at least 1.";
        foreach (var proxy in options.Web.TrustedProxies)
            if (!IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _))
                yield return $"Web:TrustedProxies: {proxy} is neither an address nor a network.";
        foreach (var origin in options.Web.AllowedOrigins)
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var parsed) || parsed.GetLeftPart(UriPartial.Authority) != origin)
                yield return $"Web:AllowedOrigins: {origin} is not an origin (scheme://host:port).";
        if (options.Delivery.Sms.IsConfigured && !Uri.TryCreate(options.Delivery.Sms.Url, UriKind.Absolute, out _))
            yield return "Delivery:Sms:Url must be an absolute address.";
        if (options.Delivery.Email.IsConfigured && !System.Net.Mail.MailAddress.TryCreate(options.Delivery.Email.From, out _))
            yield return "Delivery:Email:From must be an e-mail address.";
    }

    private static IEnumerable<string> OutsideDevelopment(SmartCaOptions options)
    {
        if (options.Admin.PrivateAddresses) yield return "Admin:PrivateAddresses is for Development; integrators are reached by https under a public name.";
        if (options.Registration.ApproveAutomatically)
            yield return "Registration:ApproveAutomatically is for Development; an officer must approve dossiers.";
        if (options.Delivery.Record)
            yield return "Delivery:Record is for Development; configure Delivery:Sms or Delivery:Email.";
        if (options.PublicUrl is not { Scheme: "https" })
            yield return "PublicUrl must be set and use https.";
        if (options.Delivery is { Sms.IsConfigured: false, Email.IsConfigured: false, Record: false })
            yield return "Delivery:Sms:Url or Delivery:Email:Host must be set; without either codes could not be sent.";
        if (options.Delivery.Sms is { IsConfigured: true } sms && !sms.Url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            yield return "Delivery:Sms:Url must use https.";
        if (options.Delivery.Email is { IsConfigured: true, Tls: false })
            yield return "Delivery:Email:Tls must be on.";
        if (options.Gateway.BaseUrl is { Scheme: not "https" })
            yield return "Gateway:BaseUrl must use https.";
    }
}
