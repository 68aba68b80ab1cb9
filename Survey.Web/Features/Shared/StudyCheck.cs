using System.Collections.Immutable;
using Survey.Analysis.Figures;
using Survey.Data.Studies;

namespace Survey.Web.Features.Shared;

/// <summary>Everything wrong with a workbook, in its questionnaire, figures and claims; the study where it can be read at all.</summary>
internal sealed record StudyCheck(Study? Study, ImmutableArray<StudyProblem> Problems)
{
    /// <summary>The study of a workbook without faults; null where there are any.</summary>
    public Study? Faultless => Problems.Any(problem => problem.IsInTheWay) ? null : Study;

    /// <summary>Checks what came of reading a file.</summary>
    public static StudyCheck Of(StudyReading reading)
    {
        if (reading.Study is not { } study)
        {
            return new StudyCheck(null, reading.Problems);
        }

        var figures = FigureSheet.Read(study);
        return new StudyCheck(study, [.. reading.Problems, .. figures.Problems, .. ClaimSheet.Read(study, figures.Figures).Problems]);
    }
}
