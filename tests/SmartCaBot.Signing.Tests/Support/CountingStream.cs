namespace SmartCaBot.Signing.Tests.Support;

/// <summary>Counts what is read of it. Asynchronous reads come here too.</summary>
internal sealed class CountingStream(byte[] content) : MemoryStream(content)
{
    public long BytesRead { get; private set; }

    public override int Read(Span<byte> buffer) => Count(base.Read(buffer));

    public override int Read(byte[] buffer, int offset, int count) => Count(base.Read(buffer, offset, count));

    private int Count(int read)
    {
        BytesRead += read;
        return read;
    }
}
