namespace SmartCaBot.Signing.Validation.Changes;

/// <summary>Ends the comparison of two revisions at the first change that nothing allows. Never leaves <see cref="Revisions"/>.</summary>
internal sealed class ChangeNotAllowedException(SuspectedAttack attack) : Exception
{
    public SuspectedAttack Attack { get; } = attack;
}
