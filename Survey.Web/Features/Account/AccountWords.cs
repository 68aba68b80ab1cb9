namespace Survey.Web.Features.Account;

/// <summary>Names the texts of the sign-in pages: AccountWords.resx (Swedish) and AccountWords.en.resx.</summary>
internal sealed class AccountWords;
