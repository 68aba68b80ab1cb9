using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Survey.Data.Invitations;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Start;

/// <summary>Opens for a right code, slowly for those who guess.</summary>
internal sealed class AccessCodeSignIn(FormLoader forms, AccessCodeRateLimiter rateLimiter)
{
    /// <summary>What a code leads to.</summary>
    public async Task<AccessCodeResult> VerifyAsync(string code, HttpContext http, CancellationToken cancellation)
    {
        var address = http.Connection.RemoteIpAddress;
        if (!await rateLimiter.TryAcquireAsync(address, cancellation))
        {
            return new AccessCodeResult.RateLimited();
        }

        if (
            !AccessCode.IsWellFormed(code)
            || await forms.FindByCodeAsync(AccessCode.Hash(code), cancellation) is not { } respondent
            || await forms.FindRoundAsync(respondent.Invitation.RoundId, cancellation) is not { } round
        )
        {
            return new AccessCodeResult.NotFound();
        }

        rateLimiter.RemoveAttempt(address);
        return new AccessCodeResult.Accepted(respondent, round);
    }

    /// <summary>Signs a person in, for this answer too.</summary>
    public static async Task SignInAsync(Respondent respondent, HttpContext http)
    {
        var person = new ClaimsPrincipal(
            new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, respondent.PersonId.ToString())],
                SurveyAuthentication.RespondentScheme
            )
        );
        await http.SignInAsync(SurveyAuthentication.RespondentScheme, person);
        http.User = person;
    }
}

/// <summary>What a code leads to.</summary>
internal abstract record AccessCodeResult
{
    private AccessCodeResult() { }

    /// <summary>The code is right.</summary>
    public sealed record Accepted(Respondent Respondent, RoundWithStudy RoundWithStudy) : AccessCodeResult;

    /// <summary>No such code.</summary>
    public sealed record NotFound : AccessCodeResult;

    /// <summary>Too many wrong codes came from the same address; this one was not looked at.</summary>
    public sealed record RateLimited : AccessCodeResult;
}
