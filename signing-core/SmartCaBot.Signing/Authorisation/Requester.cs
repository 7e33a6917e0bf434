namespace SmartCaBot.Signing.Authorisation;

/// <summary>The system that asks for a signature in the place of the citizen's own chat.</summary>
/// <param name="ClientId">The integrator's id.</param>
/// <param name="Name">As the citizen is told it.</param>
/// <param name="Description">What the integrator says it is for; may be empty.</param>
/// <param name="Page">Where the citizen looks at it and confirms; null where they confirm elsewhere.</param>
public sealed record Requester(string ClientId, string Name, string Description, Uri? Page)
{
    /// <summary>As the audit log names it.</summary>
    internal string Actor => $"client:{ClientId}";

    public override string ToString() => $"client {ClientId}";
}
