namespace SmartCaBot.Signing.Certificates;

/// <summary>Who of the staff does something to a certificate.</summary>
/// <param name="StaffId">Opaque.</param>
/// <param name="Why">The reason in words, for the audit log; nothing personal.</param>
public readonly record struct OfficerAct(string StaffId, string? Why = null)
{
    public static implicit operator OfficerAct(string staffId) => new(staffId);

    internal (string Actor, string Because) By => (Actor, Because);

    internal string Actor => $"officer:{StaffId}";

    /// <summary>As part of an audit record's detail.</summary>
    internal string Because => Why is null ? "" : ";why=" + Why.Replace(';', ',');
}
