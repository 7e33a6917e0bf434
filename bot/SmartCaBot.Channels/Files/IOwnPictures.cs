namespace SmartCaBot.Channels.Files;

/// <summary>Pictures that the host itself draws, for channels to which they must be carried.</summary>
public interface IOwnPictures
{
    /// <summary>The picture behind an address that a reply holds; null when it is none of ours.</summary>
    OwnPicture? Draw(string address);
}

/// <param name="Name">File name.</param>
/// <param name="ContentType">image/png.</param>
/// <param name="Content">The bytes.</param>
public sealed record OwnPicture(string Name, string ContentType, byte[] Content);

internal sealed class NoOwnPictures : IOwnPictures
{
    public OwnPicture? Draw(string address) => null;
}
