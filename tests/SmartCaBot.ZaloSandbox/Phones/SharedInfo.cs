namespace SmartCaBot.ZaloSandbox.Phones;

/// <summary>What a person hands over in the information form. Birth day as dd/MM/yyyy, number as 84….</summary>
public sealed record SharedInfo(string Name, string Phone, string BirthDay = "", string Gender = "", string City = "", string Ward = "", string Address = "");
