using Survey.Data.Rounds;
using Survey.Data.Studies;

namespace Survey.Web.Features.Respond;

/// <summary>What every respondent's page knows of the round it belongs to: its foot says so.</summary>
internal sealed record RoundFacts(Round Round, Study Study);

/// <summary>A page that respondents read.</summary>
internal abstract record RespondPage
{
    /// <summary>The round whose purpose, deadline and contact stand in the foot; null where there are several, or none.</summary>
    public RoundFacts? Facts { get; init; }
}

/// <summary>A page of one form.</summary>
internal abstract record FormShell : RespondPage
{
    private readonly OpenForm? form;

    /// <summary>The form.</summary>
    public required OpenForm Form
    {
        get => form ?? throw new InvalidOperationException("A page of a form has one.");
        init
        {
            form = value;
            Facts = new RoundFacts(value.Round, value.Study);
        }
    }
}
