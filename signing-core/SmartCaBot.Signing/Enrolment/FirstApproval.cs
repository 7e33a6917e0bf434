namespace SmartCaBot.Signing.Enrolment;

/// <summary>The first of two officers' approvals, where two are asked for.</summary>
/// <param name="Approver">The officer's staff identifier.</param>
/// <param name="ApproverHash">Keyed hash of the officer's own citizen number: a person with two accounts is still one person.</param>
/// <param name="At">When.</param>
public sealed record FirstApproval(string Approver, byte[] ApproverHash, DateTimeOffset At);
