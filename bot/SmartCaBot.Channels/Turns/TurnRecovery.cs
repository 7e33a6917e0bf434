using Microsoft.Extensions.Hosting;
using SmartCaBot.Conversations.Turns;

namespace SmartCaBot.Channels.Turns;

/// <summary>Takes up what an earlier process received and did not finish, before the first request.</summary>
internal sealed class TurnRecovery(TurnRunner runner) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => runner.RecoverAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
