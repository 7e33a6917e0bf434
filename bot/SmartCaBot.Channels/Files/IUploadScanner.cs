namespace SmartCaBot.Channels.Files;

/// <summary>Looks at the bytes of an upload on their way to the store (ICAP, clamd INSTREAM). The default looks at nothing.</summary>
public interface IUploadScanner
{
    /// <param name="name">Cleaned.</param>
    /// <param name="contentType">As the sender claims.</param>
    /// <param name="cancellationToken">The upload's.</param>
    ValueTask<IUploadScan> BeginAsync(string name, string contentType, CancellationToken cancellationToken);
}

/// <summary>One file under examination.</summary>
public interface IUploadScan : IAsyncDisposable
{
    ValueTask WriteAsync(ReadOnlyMemory<byte> part, CancellationToken cancellationToken);

    /// <summary>After the last byte. A refused file is not kept.</summary>
    ValueTask<UploadVerdict> FinishAsync(CancellationToken cancellationToken);
}

public enum UploadVerdict
{
    Clean,
    Refused,
}

internal sealed class NoUploadScanner : IUploadScanner, IUploadScan
{
    public ValueTask<IUploadScan> BeginAsync(string name, string contentType, CancellationToken cancellationToken) => new(this);

    public ValueTask WriteAsync(ReadOnlyMemory<byte> part, CancellationToken cancellationToken) => default;

    public ValueTask<UploadVerdict> FinishAsync(CancellationToken cancellationToken) => new(UploadVerdict.Clean);

    public ValueTask DisposeAsync() => default;
}
