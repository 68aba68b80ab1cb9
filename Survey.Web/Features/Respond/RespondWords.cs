namespace Survey.Web.Features.Respond;

/// <summary>Names the texts that respondents read: RespondWords.resx (Swedish) and RespondWords.en.resx.</summary>
internal sealed class RespondWords;
