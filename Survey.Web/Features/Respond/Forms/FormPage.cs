using System.Collections.Immutable;

namespace Survey.Web.Features.Respond.Forms;

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
