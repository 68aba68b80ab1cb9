using Microsoft.AspNetCore.Authorization;

namespace Survey.Web.Features.Shared;

/// <summary>Lets in the research team, signed in with an account. Others are asked to sign in first, and come back to where they were
/// going.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ResearcherAttribute() : AuthorizeAttribute(SurveyAuthentication.ResearcherScheme);
