using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Respond;

/// <summary>The ways in: a code typed on the start page, or a personal link.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class EntryController(CodeDoor door, FormReader reader, IAntiforgery antiforgery, LocalClock clock) : Controller
{
    /// <summary>The start page's address, with where to go after signing in.</summary>
    public static string AddressFor(string wanted) => IsForm(wanted) ? $"/?wanted={Uri.EscapeDataString(wanted)}" : "/";

    [HttpGet("/")]
    public async Task<IActionResult> Start([FromQuery] string? wanted, CancellationToken cancellation) =>
        View("Start", await StartAsync("", wanted, StartProblem.None, cancellation));

    [HttpPost("/")]
    public async Task<IActionResult> Enter([FromForm] EntryForm posted, CancellationToken cancellation)
    {
        if (posted.Language is { } language && SiteLanguages.Has(language))
        {
            return new InLanguage(language, View("Start", await StartAsync(posted.Code, posted.Wanted, StartProblem.None, cancellation)));
        }

        if (!await antiforgery.IsRequestValidAsync(HttpContext))
        {
            return await AgainAsync(posted, StartProblem.PageTooOld, cancellation);
        }

        return string.IsNullOrWhiteSpace(posted.Code)
            ? await AgainAsync(posted, StartProblem.NoCode, cancellation)
            : await TryAsync(posted, cancellation);
    }

    /// <summary>Shows whose link it is. Mail scanners open links and even post their forms: neither uses a code up.</summary>
    [HttpGet("/r/{code}")]
    public async Task<IActionResult> Link([FromRoute] string code, CancellationToken cancellation)
    {
        switch (await door.KnockAsync(code, HttpContext, cancellation))
        {
            case CodeAnswer.Opens opens:
                var forms = await reader.ListAsync(opens.Respondent, cancellation);
                return opens.Respondent is { IsTakenBack: true, Part: { } part }
                    ? View("TakenBack", new TakenBackPage(part) { Facts = opens.Facts })
                    : View("Link", new LinkPage(code, opens.Respondent, [.. forms.Select(form => form.Unit.Name)]) { Facts = opens.Facts });
            case CodeAnswer.TooMany:
                return StatusCode(StatusCodes.Status429TooManyRequests);
            default:
                return await AgainAsync(new EntryForm { Code = code }, StartProblem.UnknownCode, cancellation);
        }
    }

    [HttpPost("/r/{code}")]
    public async Task<IActionResult> EnterByLink([FromRoute] string code, CancellationToken cancellation) =>
        await antiforgery.IsRequestValidAsync(HttpContext)
            ? await TryAsync(new EntryForm { Code = code }, cancellation)
            : RedirectToAction(nameof(Link), new { code });

    /// <summary>What was handed in may be read after the round is closed.</summary>
    [HttpPost("/read")]
    public async Task<IActionResult> Read([FromForm] EntryForm posted, CancellationToken cancellation) =>
        await antiforgery.IsRequestValidAsync(HttpContext)
            ? await TryAsync(posted with { ReadsOnly = true }, cancellation)
            : await AgainAsync(posted, StartProblem.PageTooOld, cancellation);

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await HttpContext.SignOutAsync(Shared.SignIn.Respondent);
        return Redirect("/");
    }

    private static bool IsForm(string? address) => address is not null && (address == "/form" || address.StartsWith("/form/", StringComparison.Ordinal));

    private async Task<IActionResult> TryAsync(EntryForm posted, CancellationToken cancellation)
    {
        switch (await door.KnockAsync(posted.Code ?? "", HttpContext, cancellation))
        {
            case CodeAnswer.TooMany:
                return StatusCode(StatusCodes.Status429TooManyRequests);
            case CodeAnswer.Unknown:
                return await AgainAsync(posted, StartProblem.UnknownCode, cancellation);
            case CodeAnswer.Opens { Facts: var facts } when !posted.ReadsOnly && !facts.Round.IsOpenAt(clock.Now):
                return View("Closed", new ClosedPage(posted.Code ?? "", facts.Round.ClosesAt <= clock.Now) { Facts = facts });
            case CodeAnswer.Opens opens:
                await CodeDoor.SignInAsync(opens.Respondent, HttpContext);
                return Redirect(IsForm(posted.Wanted) && Url.IsLocalUrl(posted.Wanted) ? posted.Wanted : "/form");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<IActionResult> AgainAsync(EntryForm posted, StartProblem problem, CancellationToken cancellation)
    {
        Response.StatusCode = problem == StartProblem.UnknownCode ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
        return View("Start", await StartAsync(posted.Code, posted.Wanted, problem, cancellation));
    }

    private async Task<StartPage> StartAsync(string? code, string? wanted, StartProblem problem, CancellationToken cancellation)
    {
        var rounds = await reader.ListOpenRoundsAsync(cancellation);
        var signedIn = await HttpContext.AuthenticateAsync(Shared.SignIn.Respondent);
        return new StartPage
        {
            Code = code ?? "",
            Wanted = IsForm(wanted) ? wanted ?? "" : "",
            Problem = problem,
            IsSignedIn = signedIn.Principal?.HasClaim(claim => claim.Type == ClaimTypes.NameIdentifier) == true,
            OpenRounds = rounds,
            Facts = rounds is [var only] ? only : null,
        };
    }
}

/// <summary>A view in the language that was chosen with it: what an action sets of the culture ends with the action.</summary>
internal sealed class InLanguage(string language, ViewResult view) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        SiteLanguages.Choose(context.HttpContext, language);
        await view.ExecuteResultAsync(context);
    }
}

/// <summary>What the start page posts.</summary>
internal sealed record EntryForm
{
    public string? Code { get; init; }

    /// <summary>Where the person was going.</summary>
    public string? Wanted { get; init; }

    /// <summary>Set where only the language is to change.</summary>
    [FromForm(Name = SiteLanguages.Field)]
    public string? Language { get; init; }

    /// <summary>Whether the person only wants to read, in a round that takes no answers.</summary>
    internal bool ReadsOnly { get; init; }
}
