namespace SmartCaBot.ZaloSandbox.Api;

/// <summary>Shapes in which buttons may travel.</summary>
[Flags]
public enum ButtonEnvelopes
{
    None = 0,

    /// <summary>Text, and a template attachment with nothing but buttons.</summary>
    TextWithButtons = 1,

    /// <summary>template_type "list" with elements and buttons.</summary>
    List = 2,

    /// <summary>template_type "button" with text and buttons.</summary>
    Template = 4,
}
