namespace SmartCaBot.Staff;

/// <summary>An entry of the pages' navigation; shown to whom its policy lets in.</summary>
/// <param name="Order">Place: the desk 100 to 199, the office 200 to 299, administration 300 to 399.</param>
/// <param name="Path">Where it leads; also marks every page below it as current, unless another entry fits better.</param>
/// <param name="Text">In Vietnamese, two or three words.</param>
/// <param name="Policy">One of <see cref="StaffPolicies"/>.</param>
public sealed record StaffNavItem(int Order, string Path, string Text, string Policy);
