using Microsoft.AspNetCore.Http;
using SmartCaBot.Pkcs11.Tokens;
using SmartCaBot.Signing.Api.Csc.Wire;

namespace SmartCaBot.Signing.Api.Csc;

/// <summary>A token that cannot be used is an outage to the client, whichever step met it.</summary>
internal sealed class OutageFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (TokenUnavailableException)
        {
            return CscAnswer.Refuse(CscFailure.Unavailable);
        }
    }
}
