using System.Collections.Immutable;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;

namespace Survey.Web.Features.Respond;

/// <summary>Copies a section's answers from one of a person's forms to another: only into what is blank, and marked until it is looked at.</summary>
internal sealed class SectionCopy(AnswerSaver saver)
{
    /// <summary>How many answers a form has to copy of a section.</summary>
    public static int CountIn(OpenForm form, Section section) => AnswersIn(form, section).Count();

    /// <summary>Copies.</summary>
    /// <param name="form">The form that is to be filled in.</param>
    /// <param name="section">The section.</param>
    /// <param name="source">The form that is copied from.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>How many answers were copied.</returns>
    public async Task<int> CopyAsync(OpenForm form, Section section, OpenForm source, CancellationToken cancellation)
    {
        var blank = AnswersIn(source, section).Where(answer => form.Response.Sheet.Find(answer.Key).IsEmpty).Select(answer => KeyValuePair.Create(answer.Key, answer.Value with { State = EntryState.Copied, Note = "" })).ToList();
        var route = form.PathOf(form.Response.Sheet.With(blank)).Route;
        var asked = blank.Where(answer => AskedBy(form, answer.Key) is { } question && route.IsAsked(question, answer.Key.Row)).ToImmutableDictionary();
        var posted = new PostedAnswers { Entries = asked, TooLong = ImmutableDictionary<AnswerKey, string>.Empty, Unsettled = [] };
        var save = await saver.SaveAsync(form, "copy", posted, form.Response.Revision, cancellation);
        return asked.Count(answer => save.Response.Sheet.Find(answer.Key) == answer.Value);
    }

    private static IEnumerable<KeyValuePair<AnswerKey, Entry>> AnswersIn(OpenForm form, Section section)
    {
        var names = section.Pages.SelectMany(page => page.Questions).Where(question => question.IsAnswered).SelectMany(question => new[] { question.Name, question.OtherName }).ToHashSet(StringComparer.Ordinal);
        return form.Response.Sheet.Entries.Where(answer =>
            names.Contains(answer.Key.Name) && answer.Value.Text.Length > 0 && AskedBy(form, answer.Key) is { } question
            && form.Route.IsAsked(question, answer.Key.Row) && !form.Route.IsReadOnly(question, answer.Key.Row));
    }

    private static Question? AskedBy(OpenForm form, AnswerKey key) => form.Questionnaire.Find(key.Name) ?? form.Questionnaire.FindByOther(key.Name);
}

/// <summary>The page on which a form to copy from is chosen.</summary>
/// <param name="Section">The section.</param>
/// <param name="Sources">The forms that have answers in it, with how many.</param>
internal sealed record CopyPage(Section Section, ImmutableArray<(OpenForm Form, int Answers)> Sources) : FormShell
{
    /// <summary>Whether none was chosen.</summary>
    public bool HasNoChoice { get; init; }
}
