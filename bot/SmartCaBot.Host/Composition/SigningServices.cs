using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Adapters;
using SmartCaBot.Host.Authority;
using SmartCaBot.Host.Ceremonies;
using SmartCaBot.Host.Configuration;
using SmartCaBot.Host.Setup;
using SmartCaBot.Signing;
using SmartCaBot.Signing.Api.Pages.Pictures;
using SmartCaBot.Signing.Authorisation;
using SmartCaBot.Signing.Certificates;
using SmartCaBot.Signing.Enrolment;
using SmartCaBot.Signing.Formats;
using SmartCaBot.Signing.Ports;

namespace SmartCaBot.Host.Composition;

/// <summary>The token, and the signing core on it: what commands and the signing service alone need too.</summary>
internal static class SigningServices
{
    public static void AddSigning(this IServiceCollection services, Installation installation)
    {
        var (options, data) = (installation.Options, installation.Data);
        services.AddSingleton(data);
        services.AddToken(options.Token, data);
        services.AddSingleton(s => new SigningPorts(
            s.GetRequiredService<ISigningStore>(), s.GetRequiredService<IEnrolmentStore>(), s.GetRequiredService<IAuditStore>(),
            s.GetRequiredService<IIdentityCheckStore>(), s.GetRequiredService<IOtpSender>())
        {
            Notices = ActivatorUtilities.CreateInstance<DossierNotices>(s),
            HolderNotices = s.GetRequiredService<IHolderNotices>(),
            Authenticators = s.GetRequiredService<IAuthenticatorStore>(),
            Gate = s.GetService<ISigningGate>(),
            Ending = s.GetRequiredService<IEndingCredentials>(),
            Authority = s.GetRequiredService<IAuthorityStore>(),
            WrappingKeys = s.GetRequiredService<IWrappingKeys>(),
            SealNotes = s.GetRequiredService<SealFile>(),
        });
        services.AddSingleton<SealFile>();
        services.AddPagePictures(options.PagePictures, installation.Data.Root);
        services.AddSingleton(CoreOptions(options));
        services.AddSingleton<SigningCore>();
        var formats = FormatOptions.Of(options.Web.MaxFileBytes, options.Locale.Zone);
        services.AddSingleton(formats);
        services.AddTimeStamps(options.TimeStamps);
        services.AddSingleton(s => new TrustServices(s.GetRequiredService<ITimeStamps>(), s.GetRequiredService<SigningCore>().Evidence));
        services.AddSingleton(s => formats.Signers(s.GetRequiredService<TrustServices>()));
        services.AddSingleton<AuthorityFiles>();
        services.AddSingleton<SigningSetup>();
        services.AddSingleton<CustodianFiles>();
        services.AddSingleton(s => new VerifierSources(
            s.GetRequiredService<ISigningStore>(), s.GetRequiredService<IAuthorityStore>(), options.TimeStamps.ReadTrusted() ?? []));
        services.AddSingleton<Verifier>();
        services.AddSingleton<SignedFiles>();
        if (options.Registration.Mode == RegistrationMode.Guide) services.AddGateway(options, data);
    }

    /// <summary>Our own authority's, or another's.</summary>
    private static void AddTimeStamps(this IServiceCollection services, TimeStampSettings settings)
    {
        if (settings.Url is null)
        {
            services.AddSingleton<ITimeStamps>(s => s.GetRequiredService<SigningCore>().TimeStamps);
            return;
        }

        services.AddSingleton(settings);
        services.AddHttpClient<ITimeStamps, ForeignTimeStamps>(http => http.Timeout = settings.Timeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // Held for the life of the process, so addresses are looked up again by the handler itself.
                AllowAutoRedirect = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }).RemoveAllLoggers();
    }

    private static SigningCoreOptions CoreOptions(SmartCaOptions options) => new()
    {
        Signing = new SigningOptions { LiveKeys = options.Token.LiveKeys, Level = options.TimeStamps.Level },
        Enrolment = new EnrolmentOptions { AutoApprove = options.Registration.ApproveAutomatically, TwoOfficers = options.Registration.TwoOfficers },
        Certificates = new CertificateOptions
        {
            CrlUrl = Address(options, "/crl/issuing.crl"),
            IssuerUrl = Address(options, "/ca/issuing.crt"),
            RootCrlUrl = Address(options, "/crl/root.crl"),
            RootUrl = Address(options, "/ca/root.crt"),
            OcspUrl = Address(options, "/ocsp"),
        },
    };

    private static Uri? Address(SmartCaOptions options, string path) => options.PublicUrl is { } host ? new Uri(host, path) : null;
}
