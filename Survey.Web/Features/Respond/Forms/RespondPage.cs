namespace Survey.Web.Features.Respond.Forms;

/// <summary>A page that respondents read.</summary>
internal abstract record RespondPage
{
    /// <summary>The round whose deadline and contact the page's footer shows; null where there are several, or none.</summary>
    public RoundWithStudy? RoundWithStudy { get; init; }
}
