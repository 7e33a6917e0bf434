using Microsoft.AspNetCore.Http;

namespace SmartCaBot.Signing.Api.Bodies;

/// <summary>
/// Requests that hold whole documents take turns, whichever interface they came by: one with a document of the longest kind takes some 200 MB. Those
/// of whom it is not known who sends them never have all turns.
/// </summary>
/// <param name="patience">How long a request waits for its turn.</param>
internal sealed class DocumentTurns(TimeSpan patience) : IDisposable
{
    private const int AtOnce = 3;
    private const int StrangersAtOnce = 2;

    /// <summary>A turn is held until the answer, which holds documents too, is on its way.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _all = new(AtOnce, AtOnce);
    private readonly SemaphoreSlim _strangers = new(StrangersAtOnce, StrangersAtOnce);

    /// <param name="http">The request.</param>
    /// <param name="serve">Makes its answer.</param>
    /// <param name="busy">The answer when no turn came.</param>
    public async Task<IResult> RunAsync(HttpContext http, Func<Task<IResult>> serve, IResult busy)
    {
        if (!await _all.WaitAsync(patience, http.RequestAborted)) return busy;
        try
        {
            var answer = await serve();
            using var time = new CancellationTokenSource(AnswerTime);
            await using var slow = time.Token.Register(http.Abort);
            await answer.ExecuteAsync(http);
            return Results.Empty;
        }
        finally
        {
            _all.Release();
        }
    }

    /// <summary>For a request that is not known to come from a client.</summary>
    public async Task<IResult> RunUnknownAsync(HttpContext http, Func<Task<IResult>> serve, IResult busy)
    {
        if (!await _strangers.WaitAsync(patience, http.RequestAborted)) return busy;
        try
        {
            return await RunAsync(http, serve, busy);
        }
        finally
        {
            _strangers.Release();
        }
    }

    public void Dispose()
    {
        _all.Dispose();
        _strangers.Dispose();
    }
}
