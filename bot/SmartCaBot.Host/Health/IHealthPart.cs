namespace SmartCaBot.Host.Health;

/// <summary>One part that readiness asks.</summary>
internal interface IHealthPart
{
    /// <summary>As it stands in the answer: database, signing, certificates, messages, outbox, disk, zalo.</summary>
    string Name { get; }

    /// <summary>Without it the host cannot serve at all.</summary>
    bool Essential { get; }

    /// <summary>A problem of it is shown, and nothing is missing: the host stays as ready as it is.</summary>
    bool OnlyWarns => false;

    /// <summary>Null when well.</summary>
    ValueTask<HealthProblem?> ProblemAsync(CancellationToken cancellationToken);
}
