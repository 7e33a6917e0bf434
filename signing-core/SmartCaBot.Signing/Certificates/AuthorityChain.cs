using System.Security.Cryptography.X509Certificates;

namespace SmartCaBot.Signing.Certificates;

/// <summary>The authorities above every citizen's certificate.</summary>
public sealed record AuthorityChain(X509Certificate2 Issuing, X509Certificate2 Root);
