using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Survey.Web.Features.Shared;
using Survey.Web.Features.Shared.RateLimiting;

namespace Survey.Web.Features.Account;

/// <summary>Where the research team signs in and out, and sets a password of its own.</summary>
internal sealed class AccountController(PasswordService passwords, AddressRateLimiter<PasswordRateLimitOptions> rateLimiter)
    : Controller
{
    private const string Home = "/manage";

    [AllowAnonymous]
    [HttpGet("/account/sign-in")]
    public IActionResult SignInWithPassword(string? returnUrl) => View("SignIn", new SignInPage { ReturnUrl = LocalUrlOrHome(returnUrl) });

    [AllowAnonymous]
    [HttpPost("/account/sign-in")]
    public async Task<IActionResult> SignInWithPassword([FromForm] SignInForm posted, CancellationToken cancellation)
    {
        var page = new SignInPage { ReturnUrl = LocalUrlOrHome(posted.ReturnUrl), UserName = posted.UserName ?? "" };
        using var attempt = await rateLimiter.AcquireAsync(HttpContext.Connection.RemoteIpAddress, cancellation);
        if (!attempt.IsAcquired)
        {
            return ShowProblem("SignIn", page with { Problem = SignInProblem.TooManyTries }, StatusCodes.Status429TooManyRequests);
        }

        if (await passwords.FindByCredentialsAsync(page.UserName, posted.Password ?? "", cancellation) is not { } account)
        {
            return ShowProblem("SignIn", page with { Problem = SignInProblem.Refused });
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, account.UserName)], Shared.SurveyAuthentication.ResearcherScheme);
        await HttpContext.SignInAsync(Shared.SurveyAuthentication.ResearcherScheme, new ClaimsPrincipal(identity));
        return PasswordService.IsGenerated(posted.Password ?? "")
            ? RedirectToAction(nameof(ChangePassword), new { page.ReturnUrl })
            : LocalRedirect(page.ReturnUrl);
    }

    [Researcher]
    [HttpPost("/account/sign-out")]
    public async Task<IActionResult> EndSession()
    {
        await HttpContext.SignOutAsync(Shared.SurveyAuthentication.ResearcherScheme);
        return RedirectToAction(nameof(SignInWithPassword));
    }

    /// <summary>The page for another password. After sign-in with a generated one it is shown first, and may be skipped.</summary>
    [Researcher]
    [HttpGet("/account/password")]
    public IActionResult ChangePassword(string? returnUrl) =>
        View("Password", new PasswordPage { ReturnUrl = LocalUrlOrHome(returnUrl), HasGeneratedPassword = returnUrl is not null });

    [Researcher]
    [HttpPost("/account/password")]
    public async Task<IActionResult> ChangePassword([FromForm] PasswordForm posted, CancellationToken cancellation)
    {
        var page = new PasswordPage { ReturnUrl = LocalUrlOrHome(posted.ReturnUrl) };
        using var attempt = await rateLimiter.AcquireAsync(HttpContext.Connection.RemoteIpAddress, cancellation);
        if (!attempt.IsAcquired)
        {
            return ShowProblem("Password", page with { Problem = PasswordProblem.TooManyTries }, StatusCodes.Status429TooManyRequests);
        }

        var userName = User.Identity?.Name ?? "";
        if (await FindProblemAsync(userName, posted, cancellation) is { } problem)
        {
            return ShowProblem("Password", page with { Problem = problem });
        }

        await passwords.TrySetPasswordAsync(userName, posted.NewPassword ?? "", cancellation);
        return View("Password", page with { IsChanged = true });
    }

    private async Task<PasswordProblem?> FindProblemAsync(string userName, PasswordForm posted, CancellationToken cancellation)
    {
        if ((posted.NewPassword ?? "").Length < PasswordService.MinimumLength)
        {
            return PasswordProblem.TooShort;
        }

        var account = await passwords.FindByCredentialsAsync(userName, posted.Password ?? "", cancellation);
        return account is null ? PasswordProblem.WrongPassword : null;
    }

    private ViewResult ShowProblem(string view, object page, int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        return View(view, page);
    }

    private string LocalUrlOrHome(string? address) => Url.IsLocalUrl(address) ? address : Home;
}
