namespace SmartCaBot.Staff.Shell;

/// <summary>The navigation as one person sees it.</summary>
internal sealed class StaffNav(IEnumerable<StaffNavItem> items)
{
    private readonly StaffNavItem[] _items = [.. items.OrderBy(item => item.Order)];

    public IReadOnlyList<StaffNavItem> For(StaffMember member) => [.. _items.Where(item => member.May(item.Policy))];

    /// <summary>The entry that stands for a page: the longest path above it.</summary>
    public StaffNavItem? Current(string path) => _items
        .Where(item => path == item.Path || path.StartsWith(item.Path + "/", StringComparison.Ordinal))
        .MaxBy(item => item.Path.Length);
}
