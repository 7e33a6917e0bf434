using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using SmartCaBot.Channels.Connector;
using SmartCaBot.Dialogs.Ports;
using SmartCaBot.Host.Configuration;

namespace SmartCaBot.Host.Tests.Configuration;

public sealed class SmartCaOptionsRulesTests
{
    private static readonly SmartCaOptions Safe = new()
    {
        PublicUrl = new Uri("https://bot.example.vn"),
        Delivery = new DeliveryOptions { Sms = new SmsOptions { Url = "https://sms.example.vn/send" } },
    };

    [Fact]
    public void A_complete_production_configuration_is_taken() => Assert.Empty(Check(Safe, Environments.Production));

    [Fact]
    public void The_defaults_are_taken_in_development_only()
    {
        Assert.Empty(Check(new SmartCaOptions(), Environments.Development));
        Assert.NotEmpty(Check(new SmartCaOptions(), Environments.Production));
    }

    [Fact]
    public void Each_development_switch_is_refused_elsewhere_by_name()
    {
        Refused(Safe with { Registration = new RegistrationOptions { ApproveAutomatically = true } }, "ApproveAutomatically");
        Refused(Safe with { Delivery = Safe.Delivery with { Record = true } }, "Delivery:Record");
        Refused(Safe with { Connector = new ConnectorSettings { AllowAnonymous = true } }, "AllowAnonymous");
        Refused(Safe with { Connector = new ConnectorSettings { AllowHttp = true } }, "AllowHttp");
        Refused(Safe with { PublicUrl = new Uri("http://bot.example.vn") }, "https");
        Refused(Safe with { Delivery = new DeliveryOptions() }, "codes could not be sent");
        Refused(Safe with { Delivery = new DeliveryOptions { Sms = new SmsOptions { Url = "http://sms.example.vn" } } }, "Sms:Url");
    }

    [Fact]
    public void Guide_mode_asks_for_a_complete_gateway() =>
        Refused(Safe with { Registration = new RegistrationOptions { Mode = RegistrationMode.Guide } }, "Gateway:BaseUrl");

    [Fact]
    public void Signing_through_the_gateway_needs_guide_mode_roots_and_a_key_that_cannot_be_guessed()
    {
        var gateway = new GatewayOptions
        {
            BaseUrl = new Uri("https://gateway.example.vn"),
            SpId = "id",
            SpPassword = "password",
            Signing = GatewaySigning.App,
            RootsFile = typeof(SmartCaOptionsRulesTests).Assembly.Location,
        };
        var guided = new RegistrationOptions { Mode = RegistrationMode.Guide };
        Refused(Safe with { Gateway = gateway }, "Guide");
        Refused(Safe with { Registration = guided, Gateway = gateway with { RootsFile = "" } }, "Gateway:RootsFile");
        Refused(Safe with { Registration = guided, Gateway = gateway with { WebhookKey = "ngắn" } }, "Gateway:WebhookKey");
        Refused(Safe with { Registration = guided, Gateway = gateway with { ConfirmWithin = TimeSpan.FromDays(1) } }, "Gateway:ConfirmWithin");
    }

    [Theory]
    [InlineData("not-an-address")]
    [InlineData("10.0.0.0/99")]
    public void A_proxy_that_cannot_be_read_is_refused(string proxy) =>
        Refused(Safe with { Web = new WebOptions { TrustedProxies = [proxy] } }, proxy);

    [Fact]
    public void An_origin_with_a_path_is_refused() =>
        Refused(Safe with { Web = new WebOptions { AllowedOrigins = ["https://a.example.vn/page"] } }, "AllowedOrigins");

    [Fact]
    public void Limits_that_would_stop_everything_are_refused()
    {
        Refused(Safe with { Web = new WebOptions { MaxFileBytesPerDay = 1 } }, "MaxFileBytesPerDay");
        Refused(Safe with { Web = new WebOptions { MinFreeBytes = -1 } }, "MinFreeBytes");
        Refused(Safe with { Web = new WebOptions { NewChatsPerMinute = 0 } }, "NewChatsPerMinute");
        Refused(Safe with { Gateway = new GatewayOptions { Retries = -1 } }, "Retries");
    }

    [Fact]
    public void An_application_needs_its_secret_and_its_cloud_https()
    {
        Refused(Safe with { Connector = new ConnectorSettings { AppId = "an-id" } }, "AppSecret");
        Refused(Safe with { Connector = new ConnectorSettings { FileHosts = ["https://files.example.vn"] } }, "FileHosts");
        Refused(
            Safe with { Connector = new ConnectorSettings { Cloud = new ConnectorCloud { LoginAddress = "http://login.example.vn" } } },
            "Cloud:LoginAddress");
    }

    [Fact]
    public void A_person_is_not_forgotten_between_two_messages() =>
        Refused(Safe with { Conversation = new ConversationSettings { ForgetPersonAfter = TimeSpan.Zero } }, "ForgetPersonAfter");

    private static void Refused(SmartCaOptions options, string word)
    {
        var problem = Assert.Single(Check(options, Environments.Production));
        Assert.Contains(word, problem, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Check(SmartCaOptions options, string environment) =>
        SmartCaOptionsRules.Check(options, new NamedEnvironment(environment));

    private sealed class NamedEnvironment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "smartcabot";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
