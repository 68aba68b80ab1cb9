using Survey.Web.Features.Respond.Copying;
using Survey.Web.Features.Respond.Delegations;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Overview;
using Survey.Web.Features.Respond.Questions;
using Survey.Web.Features.Respond.Start;
using Survey.Web.Features.Respond.Texts;
using Survey.Web.Features.Shared.RateLimiting;

namespace Survey.Web.Features.Respond;

/// <summary>Registers the services of the respondents' pages.</summary>
internal static class RespondServices
{
    /// <summary>Adds the services and their options.</summary>
    public static IServiceCollection AddRespond(this IServiceCollection services)
    {
        services.AddAddressRateLimiter<AccessCodeRateLimitOptions>(
            AccessCodeRateLimitOptions.EarlierSection,
            AccessCodeRateLimitOptions.Section
        );
        services.Configure<RouteOptions>(options => options.SetParameterPolicy<RowRouteConstraint>(RowRouteConstraint.Name));
        services.AddSingleton<FormLoader>();
        services.AddSingleton<HiddenSectionReader>();
        services.AddSingleton<AnswerAuthorReader>();
        services.AddSingleton<AccessCodeSignIn>();
        services.AddSingleton<AnswerSaver>();
        services.AddSingleton<AnswerFormatter>();
        services.AddSingleton<PageValidator>();
        services.AddSingleton<PageNavigation>();
        services.AddSingleton<ExpiredSessionSignIn>();
        services.AddSingleton<QuestionPageBuilder>();
        services.AddSingleton<RosterPageBuilder>();
        services.AddSingleton<FormDocumentBuilder>();
        services.AddSingleton<OverviewPageBuilder>();
        services.AddSingleton<SectionCopier>();
        services.AddSingleton<DelegationMailBuilder>();
        services.AddSingleton<DelegationService>();
        services.AddSingleton<DelegationValidator>();
        services.AddSingleton<FormHistoryReader>();
        services.AddSingleton<FormSubmissionService>();
        services.AddSingleton<LinkMailService>();
        services.AddSingleton<BlankFormWordWriter>();
        return services;
    }
}
