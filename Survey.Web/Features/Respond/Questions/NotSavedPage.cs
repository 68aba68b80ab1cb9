using System.Collections.Immutable;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Web.Features.Respond.Questions;

/// <summary>The answers came too late: the form is submitted, the round is closed, or the delegation returned or taken back.</summary>
internal sealed record NotSavedPage : FormPage
{
    /// <summary>What was typed, so that it can be copied.</summary>
    public ImmutableArray<UnsavedAnswer> UnsavedAnswers { get; init; } = [];
}

/// <summary>An answer that was typed and not saved.</summary>
/// <param name="Question">The question's label.</param>
/// <param name="Text">The answer as text.</param>
internal sealed record UnsavedAnswer(string Question, string Text);
