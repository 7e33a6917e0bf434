namespace SmartCaBot.Signing.Ceremonies;

/// <summary>What two custodians may agree to. Stands in protocols by name.</summary>
public enum CeremonyOperation
{
    /// <summary>Key-encryption key, root and issuing authority, audit seal of a new installation.</summary>
    MakeAuthorities,
    RotateKek,
    RetireKek,
    AddCustodian,
    RemoveCustodian,
}
