using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond.Start;

/// <summary>Sign-in by a code that is typed on the start page, or by a personal link.</summary>
[AllowAnonymous]
[StudyLanguages]
[IgnoreAntiforgeryToken]
internal sealed class StartController(AccessCodeSignIn accessCodes, FormLoader formLoader, IAntiforgery antiforgery, LocalClock clock)
    : Controller
{
    /// <summary>The start page's address, with where to go after signing in.</summary>
    public static string AddressWithReturn(string returnAddress) =>
        IsFormAddress(returnAddress) ? $"/?wanted={Uri.EscapeDataString(returnAddress)}" : "/";

    [HttpGet("/")]
    public async Task<IActionResult> Start([FromQuery] string? wanted, CancellationToken cancellation) =>
        View("Start", await CreateStartPageAsync("", wanted, StartProblem.None, cancellation));

    [HttpPost("/")]
    public async Task<IActionResult> SubmitCode([FromForm] AccessCodeForm posted, CancellationToken cancellation)
    {
        if (posted.Language is { } language && SiteLanguages.IsOffered(language))
        {
            return new LocalizedViewResult(
                http => SiteLanguages.SetLanguage(http, language),
                View("Start", await CreateStartPageAsync(posted.Code, posted.Wanted, StartProblem.None, cancellation))
            );
        }

        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return await ShowProblemAsync(posted, StartProblem.PageTooOld, cancellation);
        }

        return string.IsNullOrWhiteSpace(posted.Code)
            ? await ShowProblemAsync(posted, StartProblem.NoCode, cancellation)
            : await SignInByCodeAsync(posted, cancellation);
    }

    /// <summary>Shows whose link it is. Mail scanners open links and even post their forms, so neither makes a code invalid.</summary>
    [HttpGet("/r/{code}")]
    public async Task<IActionResult> Link([FromRoute] string code, CancellationToken cancellation)
    {
        switch (await accessCodes.VerifyAsync(code, HttpContext, cancellation))
        {
            case AccessCodeResult.Accepted accepted:
                var forms = await formLoader.ListAsync(accepted.Respondent, cancellation);
                return ShowOf(
                    accepted.RoundWithStudy,
                    accepted.Respondent is { IsDelegationRevoked: true, Delegation: { } delegation }
                        ? View("DelegationRevoked", new DelegationRevokedPage(delegation) { RoundWithStudy = accepted.RoundWithStudy })
                        : View(
                            "Link",
                            new LinkPage(code, accepted.Respondent, [.. forms.Select(form => form.Unit.DisplayName)])
                            {
                                RoundWithStudy = accepted.RoundWithStudy,
                            }
                        )
                );
            case AccessCodeResult.RateLimited:
                return StatusCode(StatusCodes.Status429TooManyRequests);
            default:
                return await ShowProblemAsync(new AccessCodeForm { Code = code }, StartProblem.UnknownCode, cancellation);
        }
    }

    [HttpPost("/r/{code}")]
    public async Task<IActionResult> SubmitLink([FromRoute] string code, CancellationToken cancellation) =>
        await antiforgery.IsRequestValidAsync(HttpContext)
            ? await SignInByCodeAsync(new AccessCodeForm { Code = code }, cancellation)
            : RedirectToAction(nameof(Link), new { code });

    /// <summary>Submitted answers may be read after the round is closed.</summary>
    [HttpPost("/read")]
    public async Task<IActionResult> OpenReadOnly([FromForm] AccessCodeForm posted, CancellationToken cancellation) =>
        await antiforgery.IsRequestValidAsync(HttpContext)
            ? await SignInByCodeAsync(posted with { IsReadOnly = true }, cancellation)
            : await ShowProblemAsync(posted, StartProblem.PageTooOld, cancellation);

    [HttpPost("/sign-out")]
    public async Task<IActionResult> EndSession()
    {
        await HttpContext.SignOutAsync(Shared.SurveyAuthentication.RespondentScheme);
        return Redirect("/");
    }

    private static bool IsFormAddress(string? address) =>
        address is not null && (address == "/form" || address.StartsWith("/form/", StringComparison.Ordinal));

    private async Task<IActionResult> SignInByCodeAsync(AccessCodeForm posted, CancellationToken cancellation)
    {
        switch (await accessCodes.VerifyAsync(posted.Code ?? "", HttpContext, cancellation))
        {
            case AccessCodeResult.RateLimited:
                return StatusCode(StatusCodes.Status429TooManyRequests);
            case AccessCodeResult.NotFound:
                return await ShowProblemAsync(posted, StartProblem.UnknownCode, cancellation);
            case AccessCodeResult.Accepted { RoundWithStudy: var round } when !posted.IsReadOnly && !round.Round.IsOpenAt(clock.Now):
                return ShowOf(
                    round,
                    View("Closed", new ClosedPage(posted.Code ?? "", round.Round.ClosesAt <= clock.Now) { RoundWithStudy = round })
                );
            case AccessCodeResult.Accepted accepted:
                await AccessCodeSignIn.SignInAsync(accepted.Respondent, HttpContext);
                return Redirect(IsFormAddress(posted.Wanted) && Url.IsLocalUrl(posted.Wanted) ? posted.Wanted : "/form");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>A view in a language of the study that the code leads to, which need not be that of an open round.</summary>
    private static LocalizedViewResult ShowOf(RoundWithStudy round, ViewResult view) =>
        new(http => SiteLanguages.Show(http, SiteLanguages.OfStudy(round.Study.Questionnaire.Languages)), view);

    private async Task<IActionResult> ShowProblemAsync(AccessCodeForm posted, StartProblem problem, CancellationToken cancellation)
    {
        Response.StatusCode = problem == StartProblem.UnknownCode ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
        return View("Start", await CreateStartPageAsync(posted.Code, posted.Wanted, problem, cancellation));
    }

    private async Task<StartPage> CreateStartPageAsync(
        string? code,
        string? returnAddress,
        StartProblem problem,
        CancellationToken cancellation
    )
    {
        var rounds = await formLoader.ListOpenRoundsAsync(cancellation);
        var onlyRound = rounds is [var round] ? round : null;
        var authentication = await HttpContext.AuthenticateAsync(Shared.SurveyAuthentication.RespondentScheme);
        return new StartPage
        {
            Code = code ?? "",
            ReturnAddress = IsFormAddress(returnAddress) ? returnAddress ?? "" : "",
            Problem = problem,
            IsSignedIn = authentication.Principal?.HasClaim(claim => claim.Type == ClaimTypes.NameIdentifier) == true,
            OpenRounds = rounds,
            RoundWithStudy = onlyRound,
        };
    }
}

/// <summary>A view in another language than the action began in. It is set when the view is rendered, because the culture that an action
/// sets ends with the action.</summary>
internal sealed class LocalizedViewResult(Action<HttpContext> setLanguage, ViewResult view) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        setLanguage(context.HttpContext);
        await view.ExecuteResultAsync(context);
    }
}

/// <summary>What the start page posts.</summary>
internal sealed record AccessCodeForm
{
    public string? Code { get; init; }

    /// <summary>Where the person was going.</summary>
    public string? Wanted { get; init; }

    /// <summary>Set where only the language is to change.</summary>
    [FromForm(Name = SiteLanguages.FieldName)]
    public string? Language { get; init; }

    /// <summary>Whether the person only wants to read, in a round that takes no answers.</summary>
    internal bool IsReadOnly { get; init; }
}
