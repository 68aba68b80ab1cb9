using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using Survey.Data.Questionnaires;
using Survey.Data.Responses;
using Survey.Web.Features.Respond.Forms;
using Survey.Web.Features.Respond.Texts;

namespace Survey.Web.Features.Respond.Overview;

/// <summary>Reads who changed what in a form, and when, from its journal. A colleague sees the changes of the delegated sections.</summary>
internal sealed class FormHistoryReader(
    IResponseStore responses,
    AnswerAuthorReader authors,
    AnswerFormatter formatter,
    IStringLocalizer<RespondResources> localizer
)
{
    /// <summary>Everything that happened, the latest first.</summary>
    public Task<ImmutableArray<HistoryRow>> ReadAllAsync(FormContext form, CancellationToken cancellation) =>
        ReadSinceAsync(form, 0, cancellation);

    /// <summary>What happened after a revision, the latest first.</summary>
    public async Task<ImmutableArray<HistoryRow>> ReadSinceAsync(FormContext form, int seenRevision, CancellationToken cancellation)
    {
        var journal = await responses.ReadJournalAsync(form.Round.Id, form.Unit.Id, cancellation);
        var names = await ReadNamesAsync(form, journal, cancellation);
        var questions = IndexQuestions(form);
        var rows = new List<HistoryRow>();
        var before = AnswerSet.Empty;
        foreach (var row in journal)
        {
            var after = before.With(row.Changes);
            if (row.Revision > seenRevision)
            {
                var changes = row
                    .Changes.Keys.Where(key => questions.ContainsKey(key.Name))
                    .OrderBy(key => questions[key.Name].Index)
                    .ThenBy(key => key.Row);
                rows.Add(
                    new HistoryRow(
                        row.HappenedAt,
                        names[row.Person],
                        row.Action,
                        [
                            .. changes
                                .Select(key => CreateChange(form, questions[key.Name].Question, key, before, after))
                                .Where(change => change.Before != change.After),
                        ]
                    )
                );
            }

            before = after;
        }

        // A page that is saved again as it was, or with another reason for the same answer, changes nothing that is shown.
        var isAlwaysShown = (HistoryRow row) => form.IsForCoordinator && row.Action != JournalAction.Saved;
        return [.. rows.Where(row => isAlwaysShown(row) || !row.Changes.IsEmpty).Reverse()];
    }

    /// <summary>Who last changed each answer.</summary>
    public async Task<ImmutableDictionary<AnswerKey, string>> ReadAuthorsAsync(FormContext form, CancellationToken cancellation)
    {
        var journal = await responses.ReadJournalAsync(form.Round.Id, form.Unit.Id, cancellation);
        var names = await ReadNamesAsync(form, journal, cancellation);
        return journal
            .SelectMany(row => row.Changes.Keys.Select(key => (key, row.Person)))
            .GroupBy(pair => pair.key)
            .ToImmutableDictionary(group => group.Key, group => names[group.Last().Person]);
    }

    /// <summary>Who submitted the form last.</summary>
    public async Task<string> ReadSubmitterAsync(FormContext form, CancellationToken cancellation)
    {
        var journal = await responses.ReadJournalAsync(form.Round.Id, form.Unit.Id, cancellation);
        var names = await ReadNamesAsync(form, journal, cancellation);
        return journal.LastOrDefault(row => row.Action == JournalAction.Submitted) is { } row ? names[row.Person] : "";
    }

    /// <summary>What a question is called in the form.</summary>
    public string LabelOf(FormContext form, Question question, AnswerKey key) =>
        formatter.Fill(question.Label, form, form.Routing, key.Row);

    private static Dictionary<string, (Question Question, int Index)> IndexQuestions(FormContext form)
    {
        var questions = form
            .Questionnaire.Sections.Where(form.CanAccess)
            .SelectMany(section => section.Pages)
            .SelectMany(page => page.Questions)
            .Index()
            .ToList();
        return questions
            .SelectMany(pair => new[] { pair.Item.Name, pair.Item.OtherName }.Select(name => (name, pair)))
            .DistinctBy(pair => pair.name)
            .ToDictionary(pair => pair.name, pair => (pair.pair.Item, pair.pair.Index), StringComparer.Ordinal);
    }

    private HistoryChange CreateChange(FormContext form, Question question, AnswerKey key, AnswerSet before, AnswerSet after)
    {
        var label = LabelOf(form, question, key);
        var isOther = key.Name != question.Name;
        return new HistoryChange(isOther ? $"{label}: {localizer["OtherLabel"]}" : label, key, Value(before), Value(after));

        string Value(AnswerSet answers) =>
            isOther ? answers.GetStoredAnswer(key).Text : string.Join(", ", formatter.FormatLines(question, answers, key.Row));
    }

    /// <summary>The name of each person in the journal.</summary>
    private async Task<Dictionary<string, string>> ReadNamesAsync(
        FormContext form,
        IReadOnlyList<JournalEntry> journal,
        CancellationToken cancellation
    )
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in journal.Select(row => row.Person).Distinct())
        {
            names[person] = await authors.FindNameAsync(form, person, cancellation) ?? localizer["ResearchTeam"];
        }

        return names;
    }
}
