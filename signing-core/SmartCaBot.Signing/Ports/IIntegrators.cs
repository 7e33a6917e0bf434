namespace SmartCaBot.Signing.Ports;

/// <summary>Systems of others that sign through our APIs.</summary>
public interface IIntegrators
{
    /// <summary>Null when there is none of that id. One that is suspended is found, and says so.</summary>
    ValueTask<Integrator?> FindAsync(string clientId, CancellationToken cancellationToken);

    /// <summary>
    /// Null when there is none of that id, it is suspended, or none of its secrets that are good now is this one. What was wrong cannot be told
    /// from the answer, nor from the time it takes.
    /// </summary>
    ValueTask<Integrator?> VerifyAsync(string clientId, string secret, CancellationToken cancellationToken);
}

/// <param name="ClientId">Public; chosen by us.</param>
/// <param name="Name">The organisation's or system's.</param>
/// <param name="Kinds">The APIs it may call.</param>
/// <param name="Scopes">What it may do there.</param>
/// <param name="Redirects">Where people may be sent back to; compared as whole strings.</param>
/// <param name="Webhooks">Where results may be sent to.</param>
/// <param name="IsSuspended">Nothing is answered.</param>
public sealed record Integrator(
    string ClientId, string Name, IReadOnlySet<IntegratorKind> Kinds, IReadOnlySet<string> Scopes, IReadOnlyList<string> Redirects,
    IReadOnlyList<string> Webhooks, bool IsSuspended);

/// <summary>Stored by name: a name once used keeps its meaning.</summary>
public enum IntegratorKind
{
    /// <summary>VNPT's SmartCA gateway interface, version 1.</summary>
    Sp769V1,

    /// <summary>Version 2.</summary>
    Sp769V2,

    /// <summary>Cloud Signature Consortium API, versions 1 and 2.</summary>
    Csc,
}
