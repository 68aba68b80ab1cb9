using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Survey.Data.Invitations;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond;

/// <summary>Opens for a right code, slowly for those who guess.</summary>
internal sealed class CodeDoor(FormReader forms, GuessingBrake brake)
{
    /// <summary>What a code leads to.</summary>
    public async Task<CodeAnswer> KnockAsync(string typed, HttpContext http, CancellationToken cancellation)
    {
        var address = http.Connection.RemoteIpAddress;
        if (!await brake.TryPassAsync(address, cancellation))
        {
            return new CodeAnswer.TooMany();
        }

        if (!AccessCode.IsWellFormed(typed)
            || await forms.FindByCodeAsync(AccessCode.Hash(typed), cancellation) is not { } respondent
            || await forms.FindRoundAsync(respondent.Invitation.RoundId, cancellation) is not { } facts)
        {
            return new CodeAnswer.Unknown();
        }

        brake.WasRight(address);
        return new CodeAnswer.Opens(respondent, facts);
    }

    /// <summary>Signs a person in, for this answer too.</summary>
    public static async Task SignInAsync(Respondent respondent, HttpContext http)
    {
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, respondent.Key.ToString())], SignIn.Respondent));
        await http.SignInAsync(SignIn.Respondent, person);
        http.User = person;
    }
}

/// <summary>What a code leads to.</summary>
internal abstract record CodeAnswer
{
    private CodeAnswer()
    {
    }

    /// <summary>The code is right.</summary>
    public sealed record Opens(Respondent Respondent, RoundFacts Facts) : CodeAnswer;

    /// <summary>No such code.</summary>
    public sealed record Unknown : CodeAnswer;

    /// <summary>Too many wrong codes came from the same address; this one was not looked at.</summary>
    public sealed record TooMany : CodeAnswer;
}
