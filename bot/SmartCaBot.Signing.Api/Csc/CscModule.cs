using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Authorising;
using SmartCaBot.Signing.Api.Csc.Credentials;
using SmartCaBot.Signing.Api.Csc.Documents;
using SmartCaBot.Signing.Api.Csc.OAuth;
using SmartCaBot.Signing.Api.Csc.Signatures;
using SmartCaBot.Signing.Api.Csc.Wire;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Signing.Api.Csc;

/// <summary>The Cloud Signature Consortium API, versions 1.0.4.0 and 2.0.0.2 beside each other, on the signing core that all interfaces share.</summary>
internal static class CscModule
{
    public const string Logo = "/csc/logo.png";

    private const string Tag = "csc";
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    public static void AddCsc(this IServiceCollection services)
    {
        services.AddSingleton<TokenAudit>();
        services.AddSingleton<TokenTable>();
        services.AddSingleton<AuthorisationTable>();
        services.AddSingleton<CodeTable>();
        services.AddSingleton<CitizenAccess>();
        services.AddSingleton<BearerAccess>();
        services.AddSingleton<OAuthForm>();
        services.AddSingleton<Returns>();
        services.AddSingleton<CredentialOrdering>();
        services.AddSingleton<AuthorizeEndpoint>();
        services.AddSingleton<TokenEndpoint>();
        services.AddSingleton<RevokeEndpoint>();
        services.AddSingleton<ServiceEndpoints>();
        services.AddSingleton<InfoEndpoint>();
        services.AddSingleton<CredentialBook>();
        services.AddSingleton<CredentialView>();
        services.AddSingleton<CredentialEndpoints>();
        services.AddSingleton<CodeSending>();
        services.AddSingleton<ExplicitAuthorising>();
        services.AddSingleton<Handles>();
        services.AddSingleton<AuthorizeEndpoints>();
        services.AddSingleton<ActivationSource>();
        services.AddSingleton<ExtendEndpoint>();
        services.AddSingleton<Redeeming>();
        services.AddSingleton<SignHashEndpoint>();
        services.AddSingleton<DocumentMaking>();
        services.AddSingleton<SignDocEndpoint>();
        services.AddSingleton<TimestampEndpoint>();
        services.AddSingleton<IRetentionRule, CscRetention>();
    }

    public static void MapCsc(this IEndpointRouteBuilder routes)
    {
        ServiceEndpoints.Map(routes);
        var v1 = MapShared(routes, Dialect.V1);
        v1.MapPost("/credentials/info", (HttpContext http, CredentialEndpoints endpoint) => endpoint.InfoAsync(http, Dialect.V1))
            .Describe<InfoRequest, CredentialAnswer>("A credential: its key, certificates, and how its use is authorised.");
        v1.MapPost("/credentials/authorize", (HttpContext http, AuthorizeEndpoints endpoint) => endpoint.V1Async(http))
            .Describe<AuthorizeRequest, SadAnswer>("Activation data for digests, for what the citizen entered.");
        v1.MapPost("/credentials/extendTransaction", (HttpContext http, ExtendEndpoint endpoint) => endpoint.V1Async(http))
            .Describe<ExtendRequest, SadAnswer>("Activation data for further digests, where more signatures were authorised than made.");
        v1.MapPost("/credentials/sendOTP", (HttpContext http, AuthorizeEndpoints endpoint) => endpoint.SendOtpAsync(http))
            .Describe<SendOtpRequest>("Sends a code to the citizen's phone.");
        v1.MapPost("/signatures/signHash", (HttpContext http, SignHashEndpoint endpoint) => endpoint.V1Async(http))
            .Describe<SignHashRequest, SignaturesAnswer>("Signatures of digests, for activation data.");
        var v2 = MapShared(routes, Dialect.V2);
        v2.MapPost("/credentials/info", (HttpContext http, CredentialEndpoints endpoint) => endpoint.InfoAsync(http, Dialect.V2))
            .Describe<InfoRequest, CredentialAnswer2>("A credential: its key, certificates, and how its use is authorised.");
        v2.MapPost("/credentials/authorize", (HttpContext http, AuthorizeEndpoints endpoint) => endpoint.V2Async(http))
            .Describe<AuthorizeRequest2, SadAnswer>("Activation data for digests, for what the citizen entered; a handle, where they confirm on our page.")
            .Produces<HandleAnswer>(StatusCodes.Status202Accepted);
        v2.MapPost("/credentials/authorizeCheck", (HttpContext http, AuthorizeEndpoints endpoint) => endpoint.CheckAsync(http))
            .Describe<CheckRequest, SadAnswer>("Activation data, once the citizen has confirmed.").Produces<HandleAnswer>(StatusCodes.Status202Accepted);
        v2.MapPost("/credentials/getChallenge", (HttpContext http, AuthorizeEndpoints endpoint) => endpoint.ChallengeAsync(http))
            .Describe<ChallengeRequest>("Sends a code to the citizen's phone.");
        v2.MapPost("/credentials/extendTransaction", (HttpContext http, ExtendEndpoint endpoint) => endpoint.V2Async(http))
            .Describe<ExtendRequest2, SadAnswer>("Activation data for further digests, where more signatures were authorised than made.");
        v2.MapPost("/signatures/signHash", (HttpContext http, SignHashEndpoint endpoint) => endpoint.V2Async(http))
            .Describe<SignHashRequest2, SignaturesAnswer>("Signatures of digests, for activation data.");
        v2.MapPost("/signatures/signDoc", (HttpContext http, SignDocEndpoint endpoint) => endpoint.AnswerAsync(http))
            .Describe<SignDocRequest, SignDocAnswer>("Signed documents, or signatures beside them, for activation data.").Produces<ErrorAnswer>(StatusCodes.Status403Forbidden);
        routes.MapGet(Logo, () => Results.File(LogoPicture.Png, "image/png")).ExcludeFromDescription();
    }

    /// <summary>What differs in names alone.</summary>
    private static RouteGroupBuilder MapShared(IEndpointRouteBuilder routes, Dialect dialect)
    {
        var group = routes.MapGroup("/csc/" + dialect.Name).WithTags(Tag);
        group.AddEndpointFilter<OutageFilter>();
        group.MapPost("/info", (HttpContext http, InfoEndpoint endpoint) => endpoint.AnswerAsync(http, dialect))
            .Describe<InfoQuestion, InfoAnswer>("What this service is and which methods it has.");
        group.MapGet("/oauth2/authorize", (HttpContext http, AuthorizeEndpoint endpoint) => endpoint.AnswerAsync(http, dialect))
            .WithSummary("Where a client sends a citizen, for scope service or credential.").Produces(StatusCodes.Status302Found);
        group.MapPost("/oauth2/token", (HttpContext http, TokenEndpoint endpoint) => endpoint.AnswerAsync(http, dialect))
            .Describe<TokenForm, TokenAnswer>("An access token.", Form);
        group.MapPost("/oauth2/revoke", (HttpContext http, RevokeEndpoint endpoint) => endpoint.AnswerAsync(http))
            .Describe<RevokeForm>("Ends a token.", Form);
        group.MapPost("/credentials/list", (HttpContext http, CredentialEndpoints endpoint) => endpoint.ListAsync(http, dialect))
            .Describe<ListRequest, ListAnswer>("Names of a citizen's credentials.");
        group.MapPost("/signatures/timestamp", (HttpContext http, TimestampEndpoint endpoint) => endpoint.AnswerAsync(http, dialect))
            .Describe<TimestampRequest, TimestampAnswer>("A time stamp over a digest.");
        group.MapPost("/{**method}", () => CscAnswer.Refuse(CscFailure.NotImplemented)).ExcludeFromDescription();
        return group;
    }

    /// <summary>Bodies are read by hand, so that what is wrong with one is answered in the interface's own words; this is for the description.</summary>
    private static RouteHandlerBuilder Describe<TRequest, TAnswer>(this RouteHandlerBuilder route, string summary, string type = Json)
        where TRequest : notnull => route.Describe<TRequest>(summary, type, typeof(TAnswer));

    private static RouteHandlerBuilder Describe<TRequest>(this RouteHandlerBuilder route, string summary, string type = Json, Type? answer = null)
        where TRequest : notnull
    {
        route.Accepts<TRequest>(isOptional: true, type, "*/*").WithSummary(summary);
        if (answer is null) route.Produces(StatusCodes.Status204NoContent);
        else route.Produces(StatusCodes.Status200OK, answer, Json);
        foreach (var status in new[] { 400, 401, 429, 503 }) route.Produces<ErrorAnswer>(status);
        return route;
    }
}
