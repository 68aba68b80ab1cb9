using System.Collections.Immutable;
using Survey.Data.Rounds;
using Survey.Data.Studies.Model;

namespace Survey.Web.Features.Respond.Forms;

/// <summary>A round and the study that it asks.</summary>
internal sealed record RoundWithStudy(Round Round, Study Study);

/// <summary>A page that respondents read.</summary>
internal abstract record RespondPage
{
    /// <summary>The round whose deadline and contact the page's footer shows; null where there are several, or none.</summary>
    public RoundWithStudy? RoundWithStudy { get; init; }
}

/// <summary>A page of one form.</summary>
internal abstract record FormPage : RespondPage
{
    private readonly FormContext? form;

    /// <summary>What the answers that the person just saved have hidden.</summary>
    public ImmutableArray<HiddenSection> NewlyHidden { get; init; } = [];

    /// <summary>The form.</summary>
    public required FormContext Form
    {
        get => form ?? throw new InvalidOperationException("A page of a form has one.");
        init
        {
            form = value;
            RoundWithStudy = new RoundWithStudy(value.Round, value.Study);
        }
    }
}
