using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SmartCaBot.Dialogs.Ports;

namespace SmartCaBot.Host.Pages.Code;

/// <summary>Addresses of the page where codes are entered.</summary>
internal sealed class CodePages(CodePageSeal seal, TypedCodes typed, Uri? publicUrl, IServer server) : ICodePages
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>What a person is shown is good for at least so long.</summary>
    private static readonly TimeSpan ShortestUse = TimeSpan.FromMinutes(5);

    public bool MayBeTyped(string channel) => typed.MayBeTyped(channel);

    public CodePageAddress Make(AwaitedCode awaited, DateTimeOffset now) =>
        new(new Uri(Address(), $"/sign/{seal.Close(awaited, now + Lifetime)}").AbsoluteUri, now + Lifetime - ShortestUse);

    /// <summary>Outside Development the public address is always set.</summary>
    private Uri Address() => publicUrl
        ?? new Uri(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://127.0.0.1:8080");
}
