using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>The progress of a section: a row of the form's overview.</summary>
public sealed record SectionProgress
{
    /// <summary>The section.</summary>
    public required Section Section { get; init; }

    /// <summary>Its state.</summary>
    public required FormStatus Status { get; init; }

    /// <summary>How many questions the route asks, each row of a repeat for itself.</summary>
    public required int AskedCount { get; init; }

    /// <summary>How many of these have something typed or chosen.</summary>
    public required int AnsweredCount { get; init; }

    /// <summary>The pages that the route shows, in order.</summary>
    public required ImmutableArray<Page> Pages { get; init; }

    /// <summary>Everything to put right or confirm, in order.</summary>
    public required ImmutableArray<AnswerProblem> Problems { get; init; }

    /// <summary>Where to continue: the first page with a problem, the first page of a section not started; null where it is
    /// complete.</summary>
    public Page? NextPage { get; init; }
}

/// <summary>The progress of a unit's form, section by section.</summary>
/// <remarks>
/// Optional questions do not keep a section incomplete: a section is complete as soon as something in it is answered and nothing is to be
/// put right, and one that asks nothing of which an answer is demanded may stay not started.
/// </remarks>
public sealed record FormProgress
{
    /// <summary>The sections, those that do not apply too.</summary>
    public required ImmutableArray<SectionProgress> Sections { get; init; }

    /// <summary>Everything to put right or confirm, in the form's order.</summary>
    public IEnumerable<AnswerProblem> Problems => Sections.SelectMany(section => section.Problems);

    /// <summary>Whether the form can be submitted: no hard edit fails, every soft one that fails is confirmed.</summary>
    public bool CanBeSubmitted => !Problems.Any();

    /// <summary>How many questions the route asks.</summary>
    public int AskedCount => Sections.Sum(section => section.AskedCount);

    /// <summary>How many of these have something typed or chosen.</summary>
    public int AnsweredCount => Sections.Sum(section => section.AnsweredCount);

    /// <summary>Where to continue in the whole form; null where everything is complete.</summary>
    public Page? NextPage => Sections.Select(section => section.NextPage).FirstOrDefault(page => page is not null);

    /// <summary>How many questions of some sections the route asks, and how many of these have something typed or chosen. Nothing is
    /// validated, so that every page can say it.</summary>
    public static (int AnsweredCount, int AskedCount) Count(
        Questionnaire questionnaire,
        QuestionRouting routing,
        Func<Section, bool> isIncluded
    )
    {
        var asked = questionnaire
            .Sections.Where(isIncluded)
            .SelectMany(section => section.Pages)
            .Where(routing.IsShown)
            .SelectMany(page => AskedKeys(page, routing))
            .ToList();
        return (asked.Count(key => !routing.Answers.GetStoredAnswer(key).IsEmpty), asked.Count);
    }

    /// <summary>The progress of a form on its route.</summary>
    public static FormProgress Calculate(Questionnaire questionnaire, QuestionRouting routing) =>
        Calculate(questionnaire, routing, _ => true);

    /// <summary>The progress of some of a form's sections on its route.</summary>
    public static FormProgress Calculate(Questionnaire questionnaire, QuestionRouting routing, Func<Section, bool> isIncluded)
    {
        var validator = new AnswerValidator(questionnaire, routing);
        return new FormProgress
        {
            Sections = [.. questionnaire.Sections.Where(isIncluded).Select(section => Calculate(section, routing, validator))],
        };
    }

    private static SectionProgress Calculate(Section section, QuestionRouting routing, AnswerValidator validator)
    {
        ImmutableArray<Page> pages = [.. section.Pages.Where(routing.IsShown)];
        var pageProblems = pages.Select(page => (Page: page, Problems: validator.Validate(page))).ToList();
        var askedKeys = pages.SelectMany(page => AskedKeys(page, routing)).ToList();
        var answeredCount = askedKeys.Count(key => !routing.Answers.GetStoredAnswer(key).IsEmpty);
        var firstPageWithProblem = pageProblems.FirstOrDefault(check => check.Problems.Length > 0).Page;
        var hasQuestions = askedKeys.Count > 0 || pages.Any(page => page.Roster is not null);
        var status = pages switch
        {
            { IsEmpty: true } => FormStatus.NotApplicable,
            _ when answeredCount == 0 && hasQuestions => FormStatus.NotStarted,
            _ when firstPageWithProblem is not null => FormStatus.InProgress,
            _ => FormStatus.Complete,
        };
        return new SectionProgress
        {
            Section = section,
            Status = status,
            AskedCount = askedKeys.Count,
            AnsweredCount = answeredCount,
            Pages = pages,
            Problems = [.. pageProblems.SelectMany(check => check.Problems)],
            NextPage = status == FormStatus.NotStarted ? pages[0] : firstPageWithProblem,
        };
    }

    private static IEnumerable<AnswerKey> AskedKeys(Page page, QuestionRouting routing) =>
        from question in page.Questions
        where question.IsAnswerable
        from row in page.Roster is { } roster ? routing.RowsOf(roster) : [RowPath.None]
        where routing.IsAsked(question, row) && !routing.IsReadOnly(question, row)
        select new AnswerKey(question.Name, row);
}
