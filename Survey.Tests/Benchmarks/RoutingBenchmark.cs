using BenchmarkDotNet.Attributes;
using Survey.Data.Responses;
using Survey.Tests.Support;
using Survey.Web.Features.Respond.Forms;

namespace Survey.Tests.Benchmarks;

/// <summary>What a page of a 300-question form costs the server beside storage and drawing: the way to the next page, and the checks of
/// all answers that the overview shows.</summary>
public class RoutingBenchmark
{
    private static readonly DateOnly Today = new(2012, 3, 1);
    private AnswerSet sheet = AnswerSet.Empty;

    /// <summary>Half of the form is answered.</summary>
    [GlobalSetup]
    public void Answer() =>
        sheet = Create.Sheet(
            Enumerable
                .Range(0, LargeForm.Questions / 2)
                .Select(number =>
                    (
                        $"q{number}",
                        (number % 6) switch
                        {
                            0 => "c1",
                            1 => "c1 c3",
                            2 => "40",
                            4 => "12.5",
                            _ => "because",
                        }
                    )
                )
        );

    /// <summary>Which of 300 questions are asked.</summary>
    [Benchmark(Baseline = true)]
    public int AllQuestions()
    {
        var route = NewRoute();
        return LargeForm.Study.Questionnaire.Questions.Count(question => route.IsAsked(question));
    }

    /// <summary>The page after one in the middle, as when a page is posted.</summary>
    [Benchmark]
    public int NextPage()
    {
        var path = new PageSequence(LargeForm.Study.Questionnaire.Sections, isPagePerSection: false, NewRoute());
        return path.FindNext(LargeForm.Study.Questionnaire.Sections[5].Pages[0]) is null ? 0 : 1;
    }

    /// <summary>All questions with every check of their answers, as on the form's overview.</summary>
    [Benchmark]
    public int WholeProgress() => FormProgress.Calculate(LargeForm.Study.Questionnaire, NewRoute()).AskedCount;

    private QuestionRouting NewRoute() => new(LargeForm.Study.Questionnaire, Create.Unit("K1"), sheet, Today);
}
