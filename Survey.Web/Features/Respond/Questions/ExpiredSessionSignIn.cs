using System.Collections.Immutable;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Start;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>Signs a respondent in again whose session expired while a page was open. The page that asks for the code carries everything
/// that was typed, so that nothing is lost.</summary>
internal sealed class ExpiredSessionSignIn(AccessCodeSignIn accessCodes)
{
    /// <summary>The posted field of the access code. It begins with a point because no question's name does.</summary>
    public const string CodeField = ".code";

    private const string AntiforgeryField = "__RequestVerificationToken";

    /// <summary>Signs in by the posted code.</summary>
    /// <param name="http">The post, whose form has been read.</param>
    /// <param name="unit">The unit whose form was posted; the code must lead to it.</param>
    /// <param name="isTokenValid">Whether the antiforgery token was valid.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Null where the person is signed in now; otherwise the page that asks for the code.</returns>
    public async Task<SessionOverPage?> TrySignInAsync(HttpContext http, string unit, bool isTokenValid, CancellationToken cancellation)
    {
        var fields = http.Request.Form;
        var typed = fields
            .Where(field => field.Key is not (AntiforgeryField or CodeField))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))
            .ToImmutableArray();
        var page = new SessionOverPage($"{http.Request.Path}{http.Request.QueryString}", typed);
        if (!isTokenValid || !fields.ContainsKey(CodeField))
        {
            return page;
        }

        switch (await accessCodes.VerifyAsync(fields[CodeField].ToString(), http, cancellation))
        {
            case AccessCodeResult.Accepted accepted when accepted.Respondent.Units.Contains(unit):
                await AccessCodeSignIn.SignInAsync(accepted.Respondent, http);
                return null;
            case AccessCodeResult.RateLimited:
                return page with { IsCodeWrong = true, IsRateLimited = true };
            default:
                return page with { IsCodeWrong = true };
        }
    }
}

/// <summary>The session is over: the code is asked for again, and everything that was typed is kept in the page.</summary>
/// <param name="PostAddress">The address that the page is posted to: that of the page that was open.</param>
/// <param name="PostedFields">What was typed.</param>
internal sealed record SessionOverPage(string PostAddress, ImmutableArray<KeyValuePair<string, string>> PostedFields) : RespondPage
{
    /// <summary>Whether a code was posted that does not lead to the form.</summary>
    public bool IsCodeWrong { get; init; }

    /// <summary>Whether the code was not verified, as too many wrong ones came from the same address.</summary>
    public bool IsRateLimited { get; init; }
}
