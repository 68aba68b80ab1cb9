using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Questions;

namespace Survey.Web.Features.Respond.Copying;

/// <summary>Copies a section's answers from one of a person's forms to another: only where nothing is answered, and marked as copied until
/// the respondent has reviewed them.</summary>
internal sealed class SectionCopier(AnswerSaver saver)
{
    /// <summary>How many answers a form has to copy of a section.</summary>
    public static int CountCopyable(FormContext form, Section section) => CopyableAnswers(form, section).Count();

    /// <summary>Copies the answers of a section.</summary>
    /// <param name="form">The form that is filled in.</param>
    /// <param name="section">The section.</param>
    /// <param name="source">The form that is copied from.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>How many answers were copied.</returns>
    public async Task<int> CopyAsync(FormContext form, Section section, FormContext source, CancellationToken cancellation)
    {
        var blank = CopyableAnswers(source, section)
            .Where(answer => form.Response.Answers.GetStoredAnswer(answer.Key).IsEmpty)
            .Select(answer => KeyValuePair.Create(answer.Key, new StoredAnswer(answer.Value.Text, Source: AnswerSource.Copied)))
            .ToList();
        var routing = form.PagesFor(form.Response.Answers.With(blank)).Routing;
        var asked = blank
            .Where(answer => FindQuestion(form, answer.Key) is { } question && routing.IsAsked(question, answer.Key.Row))
            .ToImmutableDictionary();
        var posted = new PostedAnswers { Answers = asked };
        var save = await saver.SaveAsync(form, "copy", posted, form.Response.Revision, cancellation);
        return asked.Count(answer => save.Response.Answers.GetStoredAnswer(answer.Key) == answer.Value);
    }

    private static IEnumerable<KeyValuePair<AnswerKey, StoredAnswer>> CopyableAnswers(FormContext form, Section section)
    {
        var names = section
            .Pages.SelectMany(page => page.Questions)
            .Where(question => question.IsAnswerable)
            .SelectMany(question => new[] { question.Name, question.OtherName })
            .ToHashSet(StringComparer.Ordinal);
        return form.Response.Answers.Entries.Where(answer =>
            names.Contains(answer.Key.Name)
            && answer.Value.Text.Length > 0
            && FindQuestion(form, answer.Key) is { } question
            && form.Routing.IsAsked(question, answer.Key.Row)
            && !form.Routing.IsReadOnly(question, answer.Key.Row)
        );
    }

    private static Question? FindQuestion(FormContext form, AnswerKey key) =>
        form.Questionnaire.FindQuestion(key.Name) ?? form.Questionnaire.FindByOtherName(key.Name);
}

/// <summary>The page on which a form to copy from is chosen.</summary>
/// <param name="Section">The section.</param>
/// <param name="Sources">The forms that have answers in it, with how many.</param>
internal sealed record CopySectionPage(Section Section, ImmutableArray<(FormContext Form, int AnswerCount)> Sources) : FormPage
{
    /// <summary>Whether none was chosen.</summary>
    public bool IsSourceMissing { get; init; }
}
