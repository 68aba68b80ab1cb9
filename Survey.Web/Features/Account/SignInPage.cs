namespace Survey.Web.Features.Account;

/// <summary>Why nobody was signed in.</summary>
internal enum SignInProblem
{
    /// <summary>There is no account with this name and password.</summary>
    Refused,

    /// <summary>There have been too many tries from the same address.</summary>
    TooManyTries,
}

/// <summary>The sign-in page.</summary>
internal sealed record SignInPage
{
    /// <summary>Where to go after signing in.</summary>
    public required string ReturnUrl { get; init; }

    /// <summary>The name that was typed.</summary>
    public string UserName { get; init; } = "";

    /// <summary>Why the last try did not work; null where there was none.</summary>
    public SignInProblem? Problem { get; init; }
}

/// <summary>What the sign-in page posts.</summary>
internal sealed record SignInForm
{
    /// <summary>The account's name.</summary>
    public string? UserName { get; init; }

    /// <summary>Its password.</summary>
    public string? Password { get; init; }

    /// <summary>Where to go after signing in.</summary>
    public string? ReturnUrl { get; init; }
}
