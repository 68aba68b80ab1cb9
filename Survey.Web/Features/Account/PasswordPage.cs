namespace Survey.Web.Features.Account;

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
