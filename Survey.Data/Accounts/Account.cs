namespace Survey.Data.Accounts;

/// <summary>A member of the research team who may sign in.</summary>
public sealed record Account(string UserName, string PasswordHash, DateTimeOffset CreatedAt);
