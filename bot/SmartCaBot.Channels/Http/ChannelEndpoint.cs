using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmartCaBot.Channels.Http;

/// <summary>A handler writes its answer and returns null, or returns what went wrong.</summary>
internal delegate ValueTask<ChannelError?> ChannelHandler(HttpContext context);

/// <summary>Runs a handler as an endpoint: its error is written, and a bug shows its details to the log only.</summary>
internal static partial class ChannelEndpoint
{
    public static async Task RunAsync(HttpContext context, ChannelHandler handler, ILogger logger)
    {
        ChannelError? error;
        try
        {
            error = await handler(context);
        }
        catch (BadHttpRequestException bad)
        {
            error = bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? ChannelError.TooLarge : ChannelError.MalformedBody;
        }
        catch (Exception gone) when (gone is OperationCanceledException or ConnectionAbortedException && context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception bug)
        {
            LogBug(logger, bug, context.GetEndpoint()?.DisplayName);
            error = ChannelError.Internal;
        }

        if (error is not null) await ErrorResponse.WriteAsync(context, error);
    }

    [LoggerMessage(1, LogLevel.Error, "A request to {Endpoint} failed.")]
    private static partial void LogBug(ILogger logger, Exception error, string? endpoint);
}
