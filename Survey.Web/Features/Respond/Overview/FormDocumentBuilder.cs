using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Questions;
using Survey.Web.Features.Respond.Texts;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>Builds documents of whole forms: with their answers, or blank for paper.</summary>
internal sealed class FormDocumentBuilder(
    AnswerFormatter formatter,
    RosterPageBuilder rosterBuilder,
    PageValidator validator,
    IStringLocalizer<RespondResources> localizer
)
{
    /// <summary>Everything that is asked, with what was answered and what has still to be corrected.</summary>
    /// <param name="form">The form.</param>
    /// <param name="authors">Who last changed each answer; none where nobody is to be named.</param>
    public FormDocument BuildFilled(FormContext form, ImmutableDictionary<AnswerKey, string> authors)
    {
        var initials = InitialsBuilder.Build(authors.Values);
        return new FormDocument([
            .. from section in form.Pages.Sections
            let shown = section.Pages.Where(form.Pages.IsShown).SelectMany(page => ListPageEntries(form, page)).ToImmutableArray()
            where shown.Length > 0
            select new DocumentSection
            {
                Label = formatter.Fill(section.Label, form, form.Routing),
                Entries = [.. shown.Select(entry => entry with { ChangedByInitials = InitialsOf(entry) })],
            },
        ])
        {
            AuthorInitials = initials,
        };

        string InitialsOf(DocumentEntry entry) => entry.Key is { } key && authors.TryGetValue(key, out var author) ? initials[author] : "";
    }

    /// <summary>Everything that the unit might be asked, with when it is, and room for answers.</summary>
    public FormDocument BuildBlank(FormContext form) => new BlankFormBuilder(localizer, form).Build();

    private IEnumerable<DocumentEntry> ListPageEntries(FormContext form, Page page)
    {
        if (page.Roster is { } roster)
        {
            return page.IsInnerRoster ? [] : ListRosterEntries(form, page, roster, RowPath.None);
        }

        var problems = validator.Validate(form, page, RowPath.None);
        return page.Elements.SelectMany(element =>
            element switch
            {
                Group battery => battery
                    .Elements.OfType<Question>()
                    .Where(question => form.Routing.IsAsked(question))
                    .Select(question => CreateEntry(form, page, question, RowPath.None, problems))
                    .Prepend(new DocumentEntry { Label = formatter.Fill(battery.Label, form, form.Routing) }),
                Question { IsShown: true, Format: not AnswerFormat.None } question when form.Routing.IsAsked(question) =>
                [
                    CreateEntry(form, page, question, RowPath.None, problems),
                ],
                _ => (IEnumerable<DocumentEntry>)[],
            }
        );
    }

    /// <summary>The rows of a roster, each with those of the rosters inside it.</summary>
    private IEnumerable<DocumentEntry> ListRosterEntries(FormContext form, Page page, Repeat roster, RowPath parent)
    {
        var rows = rosterBuilder.ListRows(form, page, parent);
        var label = formatter.Fill(roster.Label, form, form.Routing, parent);
        var outerTitle = rosterBuilder.OuterTitleOf(form, page, parent);
        yield return new DocumentEntry
        {
            Label = outerTitle.Length > 0 ? $"{outerTitle} – {label}" : label,
            Lines = rows.IsEmpty ? [localizer["NoRows"]] : [],
            PageAddress = form.Address(page, parent),
        };
        foreach (var row in rows)
        {
            yield return new DocumentEntry { Label = row.Title };
            var problems = validator.Validate(form, page, row.Path);
            var asked = roster.Questions.Where(question =>
                question is { IsShown: true, Format: not AnswerFormat.None } && form.Routing.IsAsked(question, row.Path)
            );
            var inner =
                from step in form.Pages.FindInner(page, row.Path)
                from entry in step.Page.Roster is { } innerRoster ? ListRosterEntries(form, step.Page, innerRoster, row.Path) : []
                select entry;
            foreach (var entry in asked.Select(question => CreateEntry(form, page, question, row.Path, problems)).Concat(inner))
            {
                yield return entry;
            }
        }
    }

    private DocumentEntry CreateEntry(FormContext form, Page page, Question question, RowPath row, IReadOnlyList<PageProblem> problems)
    {
        var key = new AnswerKey(question.Name, row);
        var answer = form.AnswerOrInitial(question, row, form.Routing);
        var isReadOnly = question.IsComputed || form.Routing.IsReadOnly(question, row);
        var lines = answer.IsUnconfirmed
            ? AnswerFormatter.FormatLines(question, answer.Text, "")
            : formatter.FormatLines(question, form.Routing, row);
        return new DocumentEntry
        {
            Question = question,
            Key = key,
            Source = answer.Source,
            Note = form.Routing.IsConfirmed(question, row) ? form.Response.Answers.GetStoredAnswer(key).Note : "",
            Label = formatter.Fill(question.Label, form, form.Routing, row),
            Lines = lines,
            IsOptional = question.Required is null,
            Problems =
            [
                .. problems
                    .Where(problem => problem.Key.Name == question.Name || problem.Key.Name == question.OtherName)
                    .Select(problem => problem.Message)
                    .Distinct(),
            ],
            PageAddress = isReadOnly ? "" : form.Address(page, row),
            FieldId = QuestionField.IdOf(key),
        };
    }
}
