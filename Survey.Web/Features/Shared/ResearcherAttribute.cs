using Microsoft.AspNetCore.Authorization;

namespace Survey.Web.Features.Shared;

/// <summary>Requires a signed-in member of the research team. Others are redirected to the sign-in page and return after it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ResearcherAttribute() : AuthorizeAttribute(SurveyAuthentication.ResearcherScheme);
