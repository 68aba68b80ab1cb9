namespace Survey.Data.Invitations;

/// <summary>Which of a person's codes is valid: it is derived from a key, the person and this number, so it need not be stored.</summary>
/// <param name="Number">1 for the first code, and one more for each renewal.</param>
/// <param name="KeyId">The <see cref="AccessCodeKey.Id"/> of the key that the code is derived from.</param>
public sealed record CodeIssue(int Number, string KeyId);
