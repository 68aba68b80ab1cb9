using System.Collections.Immutable;
using Survey.Data.Expressions;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Rules;

/// <summary>Recognizes forms that were written for programs with an XLSForm of their own, and says in one line what is missing of it
/// here.</summary>
internal static class DialectRules
{
    /// <summary>Marks that a message names, so that it stays one line.</summary>
    private const int MaximumMarks = 3;

    private static readonly ImmutableArray<Dialect> Dialects =
    [
        new(
            "SurveyCTO",
            $"audits, sensors, plug-ins, datasets, case management and encryption",
            "calculate_here|text audit|audio audit|speed violations count|speed violations list|speed violations audit|sensor_statistic|"
                + "sensor_stream|enumerator|caseid|comments",
            "response_note|publishable|minimum_seconds|relevance|public_key|submission_url",
            "calculate-here|format-number|plug-in-metadata|duration|linebreak|count-if|sum-if|max-if|min-if|rank-value|rank-index|"
                + "collect-is-phone-app|device-info|hash|username|phone-call-log|phone-call-duration"
        ),
        new(
            "CHT",
            $"contacts, tasks, contact summaries, reports and what else the Community Health Toolkit keeps outside the form",
            "db:person|db:clinic|db:health_center|db:district_hospital|db:contact",
            "instance::tag|instance::db-doc|instance::db-doc-ref|instance::cht:|bind::cht:",
            "difference-in-months|difference-in-weeks|difference-in-days|difference-in-years|z-score|add-date|parse-timestamp-to-date|"
                + "to-bikram-sambat|cht:difference-in-days|cht:difference-in-weeks|cht:difference-in-months|cht:difference-in-years|"
                + "cht:add-date|cht:extension-lib|cht:strip-whitespace|cht:validate-luhn"
        ),
    ];

    public static IEnumerable<StudyProblem> FormsOfOtherPrograms(UnverifiedStudy draft)
    {
        var survey = draft.Tables.FirstOrDefault(table => table.Sheet.Name.Equals("survey", StringComparison.OrdinalIgnoreCase));
        if (survey is null)
        {
            yield break;
        }

        var columns = draft.Tables.SelectMany(table => table.Headers).Select(header => header.OriginalText.Trim().ToLowerInvariant());
        var types = survey.Rows.Select(row => survey.Text(row, "type").Trim().ToLowerInvariant());
        var functions = draft
            .Expressions.SelectMany(located => located.Expression.DescendantsAndSelf())
            .OfType<Expression.FunctionCall>()
            .Select(call => call.Function);
        var words = types.Concat(functions.Select(name => name + "()")).Concat(columns).Distinct().ToList();
        foreach (var dialect in Dialects)
        {
            var marks = words.Where(dialect.IsMark).Take(MaximumMarks).ToList();
            if (marks.Count > 0)
            {
                yield return new StudyProblem(
                    Severity.Information,
                    "W021",
                    null,
                    $"The form is written for {dialect.Program} ({string.Join(", ", marks)}). Of what only {dialect.Program} has, "
                        + $"{dialect.Missing} are not supported; the rest is read as XLSForm, and what cannot be is reported at its cell."
                );
            }
        }
    }

    /// <summary>A program's own words.</summary>
    /// <param name="Program">What it is called.</param>
    /// <param name="Missing">What of it there is not here, in the middle of a sentence.</param>
    /// <param name="Types">Its types of rows.</param>
    /// <param name="Columns">Its columns, or what they begin with.</param>
    /// <param name="Functions">Its functions.</param>
    private sealed record Dialect(string Program, ProblemMessage Missing, string Types, string Columns, string Functions)
    {
        private readonly ImmutableHashSet<string> words =
        [
            .. Types.Split('|'),
            .. Columns.Split('|'),
            .. Functions.Split('|').Select(name => name + "()"),
        ];

        public bool IsMark(string word) =>
            words.Contains(word)
            || Columns.Split('|').Any(column => column.EndsWith(':') && word.StartsWith(column, StringComparison.Ordinal));
    }
}
