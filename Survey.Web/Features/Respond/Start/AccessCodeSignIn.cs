using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Survey.Data.Invitations;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.RateLimiting;
using Survey.Web.Features.Shared.Rounds;

namespace Survey.Web.Features.Respond.Start;

/// <summary>Verifies an access code, with a rate limit, and signs the respondent in.</summary>
internal sealed class AccessCodeSignIn(
    FormLoader forms,
    AccessCodeService codes,
    AddressRateLimiter<AccessCodeRateLimitOptions> rateLimiter
)
{
    /// <summary>Looks a code up. A wrong one counts against the address it came from.</summary>
    public async Task<AccessCodeResult> VerifyAsync(string code, HttpContext http, CancellationToken cancellation)
    {
        using var attempt = await rateLimiter.AcquireAsync(http.Connection.RemoteIpAddress, cancellation);
        if (!attempt.IsAcquired)
        {
            return new AccessCodeResult.RateLimited();
        }

        if (
            !AccessCode.IsWellFormed(code)
            || await FindRespondentAsync(code, cancellation) is not { } respondent
            || await forms.FindRoundAsync(respondent, cancellation) is not { } round
        )
        {
            return new AccessCodeResult.NotFound();
        }

        attempt.RemoveAttempt();
        return new AccessCodeResult.Accepted(respondent, round);
    }

    private async Task<Respondent?> FindRespondentAsync(string code, CancellationToken cancellation)
    {
        foreach (var hash in await codes.ListHashesAsync(code))
        {
            if (await forms.FindByCodeAsync(hash, cancellation) is { } respondent)
            {
                return respondent;
            }
        }

        return null;
    }

    /// <summary>Signs a person in, already for the rest of this request.</summary>
    public static async Task SignInAsync(Respondent respondent, HttpContext http)
    {
        var person = new ClaimsPrincipal(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, respondent.PersonId.ToString()),
                    new Claim(SurveyAuthentication.CodeClaim, respondent.CodeHash),
                ],
                SurveyAuthentication.RespondentScheme
            )
        );
        await http.SignInAsync(SurveyAuthentication.RespondentScheme, person);
        http.User = person;
    }
}

/// <summary>How the verification of a code ended.</summary>
internal abstract record AccessCodeResult
{
    private AccessCodeResult() { }

    /// <summary>The code is right.</summary>
    public sealed record Accepted(Respondent Respondent, RoundWithStudy RoundWithStudy) : AccessCodeResult;

    /// <summary>No such code.</summary>
    public sealed record NotFound : AccessCodeResult;

    /// <summary>Too many wrong codes came from the same address; this one was not looked up.</summary>
    public sealed record RateLimited : AccessCodeResult;
}
