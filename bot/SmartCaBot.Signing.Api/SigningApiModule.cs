using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Channels.Outbox;
using SmartCaBot.Signing.Api.Bodies;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Csc;
using SmartCaBot.Signing.Api.External;
using SmartCaBot.Signing.Api.Pages;
using SmartCaBot.Signing.Api.Requests;
using SmartCaBot.Signing.Api.Sp769;
using SmartCaBot.Signing.Api.Webhooks;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Signing.Api;

/// <summary>Signing for systems of others, by the interfaces that they speak already.</summary>
public static class SigningApiModule
{
    private const string Base = "/sca/sp769";
    private const string Tag = "sp769";

    private static readonly TimeSpan TurnPatience = TimeSpan.FromSeconds(10);

    /// <summary>Needs the storage, the signing core, <see cref="Formats.TrustServices"/>, <see cref="Ports.IIntegrators"/>, page pictures and <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddSigningApi(this IServiceCollection services, SigningApiOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<FailureLocks>();
        services.AddSingleton<ClientLimits>();
        services.AddSingleton<ClientAccess>();
        services.AddSingleton(_ => new DocumentTurns(TurnPatience));
        services.AddSingleton<RequestTable>();
        services.AddSingleton<Ordering>();
        services.AddSingleton<Outcomes>();
        services.AddSingleton<CertificateEndpoint>();
        services.AddSingleton<SignEndpoints>();
        services.AddSingleton<ResultEndpoints>();
        services.AddSingleton<ConfirmEndpoints>();
        services.AddSingleton<PreparedFiles>();
        services.AddSingleton<ConfirmDocuments>();
        services.AddSingleton<DocumentRequests>();
        services.AddSingleton<ExternalEndpoints>();
        services.AddSingleton<IRetentionRule, RequestRetention>();
        services.AddSingleton<IRetentionRule, PreparedRetention>();
        services.AddSingleton<ICitizenPart, RequestsOfCitizen>();
        services.AddSingleton<WebhookHttp>();
        services.AddDispatcher(s => ActivatorUtilities.CreateInstance<WebhookSender>(s));
        services.AddSingleton<WebhookWatch>();
        services.AddHostedService(s => s.GetRequiredService<WebhookWatch>());
        services.AddCsc();
        return services;
    }

    public static void MapSigningApi(this IEndpointRouteBuilder routes)
    {
        ConfirmEndpoints.Map(routes);
        routes.MapCsc();
        var sp769 = routes.MapGroup(Base).WithTags(Tag);
        sp769.MapPost("/v1/credentials/get_certificate", (HttpContext http, CertificateEndpoint endpoint) => endpoint.AnswerAsync(http))
            .Describe<CertificateRequest, CertificatesData>("A subscriber's certificates.");
        sp769.MapPost("/v1/signatures/sign", (HttpContext http, SignEndpoints endpoint) => endpoint.ByPageAsync(http))
            .Describe<SignRequest, StartedData>("Asks a subscriber for signatures; they confirm on a page that is sent to their phone.");
        sp769.MapPost(
                "/v1/signatures/sign/{tranId}/status", (HttpContext http, string tranId, ResultEndpoints endpoint) => endpoint.StatusAsync(http, tranId))
            .Describe<StatusRequest, StatusData>("What has become of a request. tranId is transaction_id or tran_code.");
        sp769.MapPost("/v2/signatures/sign", (HttpContext http, SignEndpoints endpoint) => endpoint.BySecretAsync(http))
            .Describe<SignRequest, GrantedData>("Activation data for signatures, for the subscriber's password and authenticator code.");
        sp769.MapPost("/v2/signatures/confirm", (HttpContext http, ResultEndpoints endpoint) => endpoint.ConfirmAsync(http))
            .Describe<ConfirmRequest, ConfirmedData>("Signatures for activation data.");
        var external = routes.MapGroup("/rest/v2/signature").WithTags(Tag);
        external.MapPost("/calculateHash", (HttpContext http, ExternalEndpoints endpoint) => endpoint.CalculateAsync(http))
            .Accepts<CalculateRequest>(isOptional: true, "application/json", "*/*").Produces<CalculateAnswer>()
            .WithSummary("Makes PDFs ready to be signed and tells what is to be signed.");
        external.MapPost("/signExternal", (HttpContext http, ExternalEndpoints endpoint) => endpoint.FinishAsync(http))
            .Accepts<FinishRequest>(isOptional: true, "application/json", "*/*").Produces<FinishAnswer>()
            .WithSummary("Puts signatures into PDFs that were made ready.");
    }

    /// <summary>Bodies are read by hand, so that what is wrong with one is answered in the interface's own envelope; this is for the description.</summary>
    private static void Describe<TRequest, TData>(this RouteHandlerBuilder route, string summary)
        where TRequest : notnull
        where TData : class
    {
        // Whatever a client calls its JSON, or whether it sends any: the answer is an envelope.
        route.Accepts<TRequest>(isOptional: true, "application/json", "*/*").Produces<Envelope<TData>>().WithSummary(summary);
        foreach (var status in new[] { 400, 401, 403, 429, 500 }) route.Produces<Envelope<NoData>>(status);
    }
}
