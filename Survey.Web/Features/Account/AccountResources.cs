namespace Survey.Web.Features.Account;

/// <summary>Names the texts of the sign-in pages: AccountResources.resx (Swedish) and AccountResources.en.resx.</summary>
internal sealed class AccountResources;
