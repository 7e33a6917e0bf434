using Microsoft.AspNetCore.Http;
using SmartCaBot.Channels.Http;
using SmartCaBot.Signing.Api.Clients;
using SmartCaBot.Signing.Api.Csc.Signatures;
using SmartCaBot.Signing.Api.Csc.Wire;

namespace SmartCaBot.Signing.Api.Csc;

/// <summary>
/// info (CSC 11.1). auth/login and auth/revoke are not served: they take a citizen's name and password for the whole service, and our citizens have
/// none; clients have an id and a secret, and citizens are sent to our page.
/// </summary>
internal sealed class InfoEndpoint(ClientLimits limits, SigningApiOptions options)
{
    private const string Name = "SmartCA";
    private const string Description = "Ký số từ xa cho công dân";
    private const string Region = "VN";
    private const string Language = "vi-VN";

    private static readonly string[] Authorization = ["oauth2code", "oauth2client"];

    private static readonly string[] MethodsV1 =
    [
        "oauth2/authorize", "oauth2/token", "oauth2/revoke", "credentials/list", "credentials/info", "credentials/authorize",
        "credentials/extendTransaction", "credentials/sendOTP", "signatures/signHash", "signatures/timestamp",
    ];

    private static readonly string[] MethodsV2 =
    [
        "oauth2/authorize", "oauth2/token", "oauth2/revoke", "credentials/list", "credentials/info", "credentials/authorize", "credentials/authorizeCheck",
        "credentials/getChallenge", "credentials/extendTransaction", "signatures/signHash", "signatures/signDoc", "signatures/timestamp",
    ];

    public async Task<IResult> AnswerAsync(HttpContext http, Dialect dialect)
    {
        if (!limits.MayNetwork(ClientNetwork.Of(http.Connection.RemoteIpAddress))) return CscAnswer.Refuse(CscFailure.TooMany);
        if (await CscAnswer.ReadAsync(http, CscRequestJson.Default.InfoQuestion) is null) return CscAnswer.Refuse(CscFailure.NotJson);
        var own = options.PublicUrl ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}");
        var answer = new InfoAnswer(
            "1.0.4.0", Name, new Uri(own, CscModule.Logo).AbsoluteUri, Region, Language, Description, Authorization, new Uri(own, $"/csc/{dialect.Name}/").AbsoluteUri,
            MethodsV1, null, null, null);
        if (dialect.IsV2)
        {
            answer = answer with
            {
                Specs = "2.0.0.0",
                Methods = MethodsV2,
                SignAlgorithms = new AlgorithmsAnswer(SignatureAlgorithms.All),
                SignatureFormats = new FormatsAnswer(["P", "X", "C"], [["Certification", "Revision"], ["Enveloped"], ["Detached", "Attached"]]),
                ConformanceLevels = ["Ades-B-B", "Ades-B-T", "Ades-B-LT", "Ades-B-LTA"],
            };
        }

        return CscAnswer.Ok(answer, CscJson.Default.InfoAnswer);
    }
}
