using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Survey.Web.Features.Shared;

namespace Survey.Web.Features.Account;

/// <summary>Where the research team signs in and out, and sets a password of its own.</summary>
internal sealed class AccountController(Passwords passwords, SignInLimit limit) : Controller
{
    private const string Home = "/manage";

    [AllowAnonymous]
    [HttpGet("/account/sign-in")]
    public IActionResult Enter(string? returnUrl) => View("SignIn", new SignInPage { ReturnUrl = Local(returnUrl) });

    [AllowAnonymous]
    [HttpPost("/account/sign-in")]
    public async Task<IActionResult> Enter([FromForm] SignInForm posted, CancellationToken cancellation)
    {
        var page = new SignInPage { ReturnUrl = Local(posted.ReturnUrl), UserName = posted.UserName ?? "" };
        if (!limit.TryPass(HttpContext.Connection.RemoteIpAddress))
        {
            return Again("SignIn", page with { Problem = SignInProblem.TooManyTries }, StatusCodes.Status429TooManyRequests);
        }

        if (await passwords.FindAsync(page.UserName, posted.Password ?? "", cancellation) is not { } account)
        {
            return Again("SignIn", page with { Problem = SignInProblem.Refused });
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, account.UserName)], Shared.SignIn.Researcher);
        await HttpContext.SignInAsync(Shared.SignIn.Researcher, new ClaimsPrincipal(identity));
        return Passwords.IsMade(posted.Password ?? "")
            ? RedirectToAction(nameof(ChangePassword), new { page.ReturnUrl })
            : LocalRedirect(page.ReturnUrl);
    }

    [Researcher]
    [HttpPost("/account/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await HttpContext.SignOutAsync(Shared.SignIn.Researcher);
        return RedirectToAction(nameof(Enter));
    }

    /// <summary>The page for another password; who signed in with a made one comes here first, and may go on without.</summary>
    [Researcher]
    [HttpGet("/account/password")]
    public IActionResult ChangePassword(string? returnUrl) =>
        View("Password", new PasswordPage { ReturnUrl = Local(returnUrl), IsInvited = returnUrl is not null });

    [Researcher]
    [HttpPost("/account/password")]
    public async Task<IActionResult> ChangePassword([FromForm] PasswordForm posted, CancellationToken cancellation)
    {
        var page = new PasswordPage { ReturnUrl = Local(posted.ReturnUrl) };
        if (!limit.TryPass(HttpContext.Connection.RemoteIpAddress))
        {
            return Again("Password", page with { Problem = PasswordProblem.TooManyTries }, StatusCodes.Status429TooManyRequests);
        }

        var userName = User.Identity?.Name ?? "";
        if (await ProblemWithAsync(userName, posted, cancellation) is { } problem)
        {
            return Again("Password", page with { Problem = problem });
        }

        await passwords.TrySetAsync(userName, posted.NewPassword ?? "", cancellation);
        return View("Password", page with { IsChanged = true });
    }

    private async Task<PasswordProblem?> ProblemWithAsync(string userName, PasswordForm posted, CancellationToken cancellation) =>
        (posted.NewPassword ?? "").Length < Passwords.MinimumLength ? PasswordProblem.TooShort
        : await passwords.FindAsync(userName, posted.Password ?? "", cancellation) is null ? PasswordProblem.WrongPassword
        : null;

    private ViewResult Again(string view, object page, int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        return View(view, page);
    }

    private string Local(string? address) => Url.IsLocalUrl(address) ? address : Home;
}
