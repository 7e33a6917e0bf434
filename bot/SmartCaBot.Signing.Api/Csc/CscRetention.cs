using SmartCaBot.Signing.Api.Csc.Access;
using SmartCaBot.Signing.Api.Csc.Authorising;
using SmartCaBot.Signing.Api.Csc.OAuth;
using SmartCaBot.Storage.Retention;

namespace SmartCaBot.Signing.Api.Csc;

/// <summary>Authorisations that have ended and tokens past their time.</summary>
internal sealed class CscRetention(TokenTable tokens, AuthorisationTable authorisations, CodeTable codes, TimeProvider clock) : IRetentionRule
{
    public string Name => "api-tokens";

    public string What => "Mã truy cập đã hết hạn của các hệ thống đề nghị ký";

    public string Why => "Mã bị dùng lại sau khi hết hạn còn được nhận ra trong một thời gian.";

    public TimeSpan Keep => TimeSpan.FromDays(2);

    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Keep;
        return await authorisations.ForgetAsync(before, cancellationToken) + await codes.ForgetAsync(before, cancellationToken)
            + await tokens.ForgetAsync(before, cancellationToken);
    }
}
