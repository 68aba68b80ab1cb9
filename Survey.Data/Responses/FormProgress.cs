using System.Collections.Immutable;
using Survey.Data.Questionnaires;

namespace Survey.Data.Responses;

/// <summary>How far a part of the form has come.</summary>
public enum ProgressState
{
    /// <summary>The unit's route shows none of its pages.</summary>
    NotApplicable,

    /// <summary>Nothing is answered and something is left to ask.</summary>
    NotStarted,

    /// <summary>Something is answered, and something demanded is missing or to be put right or confirmed.</summary>
    InProgress,

    /// <summary>Nothing demanded is missing, nothing is to be put right.</summary>
    Complete,
}

/// <summary>How far a section has come: a row of the form's hub.</summary>
public sealed record SectionProgress
{
    /// <summary>The section.</summary>
    public required Section Section { get; init; }

    /// <summary>Its state.</summary>
    public required ProgressState State { get; init; }

    /// <summary>How many questions the route asks, each row of a repeat for itself.</summary>
    public required int Asked { get; init; }

    /// <summary>How many of these have something typed or chosen.</summary>
    public required int Answered { get; init; }

    /// <summary>The pages that the route shows, in order.</summary>
    public required ImmutableArray<Page> Pages { get; init; }

    /// <summary>Everything to put right or confirm, in order.</summary>
    public required ImmutableArray<AnswerProblem> Problems { get; init; }

    /// <summary>Where to go on: the first page with a problem, the first page of a section not started; null where it is complete.</summary>
    public Page? Next { get; init; }
}

/// <summary>How far a unit's form has come, section by section.</summary>
/// <remarks>
/// What may be left blank does not hold a section up: a section is complete as soon as something in it is answered and nothing is to be put right,
/// and one that asks nothing of which an answer is demanded may stay not started.
/// </remarks>
public sealed record FormProgress
{
    /// <summary>The sections, those that do not apply too.</summary>
    public required ImmutableArray<SectionProgress> Sections { get; init; }

    /// <summary>Everything to put right or confirm, in the form's order.</summary>
    public IEnumerable<AnswerProblem> Problems => Sections.SelectMany(section => section.Problems);

    /// <summary>Whether nothing is in the way of submitting: no hard edit fails, every soft one that fails is confirmed.</summary>
    public bool CanBeSubmitted => !Problems.Any();

    /// <summary>How many questions the route asks.</summary>
    public int Asked => Sections.Sum(section => section.Asked);

    /// <summary>How many of these have something typed or chosen.</summary>
    public int Answered => Sections.Sum(section => section.Answered);

    /// <summary>Where to go on in the whole form; null where everything is complete.</summary>
    public Page? Next => Sections.Select(section => section.Next).FirstOrDefault(page => page is not null);

    /// <summary>The progress of a form on its route.</summary>
    public static FormProgress Of(Questionnaire questionnaire, Route route) => Of(questionnaire, route, _ => true);

    /// <summary>The progress of some of a form's sections on its route.</summary>
    public static FormProgress Of(Questionnaire questionnaire, Route route, Func<Section, bool> isIncluded)
    {
        var checker = new AnswerChecker(questionnaire, route);
        return new FormProgress { Sections = [.. questionnaire.Sections.Where(isIncluded).Select(section => Of(section, route, checker))] };
    }

    private static SectionProgress Of(Section section, Route route, AnswerChecker checker)
    {
        ImmutableArray<Page> pages = [.. section.Pages.Where(route.IsShown)];
        var checks = pages.Select(page => (Page: page, Problems: checker.Check(page))).ToList();
        var asked = pages.SelectMany(page => KeysOn(page, route)).ToList();
        var answered = asked.Count(key => !route.Sheet.Find(key).IsEmpty);
        var firstAtFault = checks.FirstOrDefault(check => check.Problems.Length > 0).Page;
        var state = pages.IsEmpty ? ProgressState.NotApplicable
            : answered == 0 && (asked.Count > 0 || pages.Any(page => page.Roster is not null)) ? ProgressState.NotStarted
            : firstAtFault is not null ? ProgressState.InProgress
            : ProgressState.Complete;
        return new SectionProgress
        {
            Section = section,
            State = state,
            Asked = asked.Count,
            Answered = answered,
            Pages = pages,
            Problems = [.. checks.SelectMany(check => check.Problems)],
            Next = state == ProgressState.NotStarted ? pages[0] : firstAtFault,
        };
    }

    private static IEnumerable<AnswerKey> KeysOn(Page page, Route route) =>
        from question in page.Questions
        where question.IsAnswered
        from row in page.Roster is { } roster ? route.Rows(roster) : [0]
        where route.IsAsked(question, row) && !route.IsReadOnly(question, row)
        select new AnswerKey(question.Name, row);
}
