namespace SmartCaBot.ZaloSandbox.Phones;

public enum MessageKind
{
    Text,
    Image,
    Gif,
    Sticker,
    List,
    File,

    /// <summary>A form that asks for name, phone number and address.</summary>
    InfoRequest,

    /// <summary>A ZBS template message.</summary>
    Template,
    Location,
    Link,
}
