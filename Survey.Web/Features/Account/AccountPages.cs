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

/// <summary>Why a password was not changed.</summary>
internal enum PasswordProblem
{
    /// <summary>The present password was not given right.</summary>
    WrongPassword,

    /// <summary>The new one has too few characters.</summary>
    TooShort,

    /// <summary>There have been too many tries from the same address.</summary>
    TooManyTries,
}

/// <summary>The page on which a password is changed.</summary>
internal sealed record PasswordPage
{
    /// <summary>Where to go from here.</summary>
    public required string ReturnUrl { get; init; }

    /// <summary>Whether the person came here because the password they signed in with was made by the system.</summary>
    public bool HasGeneratedPassword { get; init; }

    /// <summary>What was wrong with the last try; null where nothing was.</summary>
    public PasswordProblem? Problem { get; init; }

    /// <summary>Whether it was changed just now.</summary>
    public bool IsChanged { get; init; }
}

/// <summary>What that page posts.</summary>
internal sealed record PasswordForm
{
    /// <summary>The present password.</summary>
    public string? Password { get; init; }

    /// <summary>The new one.</summary>
    public string? NewPassword { get; init; }

    /// <summary>Where to go after that.</summary>
    public string? ReturnUrl { get; init; }
}
