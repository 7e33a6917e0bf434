namespace SmartCaBot.ZaloSandbox.Phones;

public enum Author
{
    Person,
    Bot,

    /// <summary>A human in the account's own console.</summary>
    Admin,
}
