namespace SmartCaBot.Storage;

/// <summary>The stored data cannot be used as it is; the message tells the operator what to do.</summary>
public sealed class StorageException : Exception
{
    public StorageException(string message) : base(message)
    {
    }

    public StorageException(string message, Exception inner) : base(message, inner)
    {
    }
}
