namespace Survey.Web.Features.Respond.Texts;

/// <summary>Names the texts that respondents read: RespondResources.resx (Swedish) and RespondResources.en.resx.</summary>
internal sealed class RespondResources;
