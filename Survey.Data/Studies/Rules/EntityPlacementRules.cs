using Survey.Data.Questionnaires;
using Survey.Data.Studies.Sheets;
using Survey.Data.Studies.Workbooks;
using Survey.Data.Texts;

namespace Survey.Data.Studies.Rules;

/// <summary>Where entities belong: the form, each group and each repeat holds those of one list at most, and an answer is saved to the
/// nearest around it.</summary>
/// <remarks>ODK's entities specification 2025.1.0, multiple declarations in a form. A list that answers are saved to stands in the
/// innermost container of all of them; one that only reads answers stands there or in any container around, up to the next
/// repeat.</remarks>
internal sealed class EntityPlacementRules
{
    private readonly EntityDeclarations declarations;
    private readonly Dictionary<FormContainer, string> listsByContainer = [];
    private readonly HashSet<FormContainer> crossedContainers = [];
    private readonly List<StudyProblem> problems = [];

    private EntityPlacementRules(EntityDeclarations declarations) => this.declarations = declarations;

    /// <summary>Lists that no program could make entities of.</summary>
    public static IEnumerable<StudyProblem> ListsWithoutPlace(UnverifiedStudy draft)
    {
        var rules = new EntityPlacementRules(EntityDeclarations.Read(draft));
        rules.PlaceLists();
        return rules.problems;
    }

    private void PlaceLists()
    {
        var savedByList = declarations.SavedAnswers.Where(saved => saved.IsQuestion).ToLookup(saved => saved.ListName);
        var lists = declarations
            .Rows.DistinctBy(declarations.NameOf)
            .Select(row => Read(row, [.. savedByList[declarations.NameOf(row)]]))
            .Where(HasOneBoundary)
            .ToList();
        foreach (var list in lists.Where(list => list.Saved.Count > 0))
        {
            PlaceAroundSavedAnswers(list);
        }

        foreach (var list in lists.Where(list => list.Saved.Count > 0))
        {
            CheckNearest(list);
        }

        foreach (var list in lists.Where(list => list.Saved.Count == 0).OrderByDescending(list => list.Innermost.Depth))
        {
            PlaceAroundReferences(list);
        }
    }

    private EntityList Read(SheetRow row, List<EntityDeclarations.SavedAnswer> saved)
    {
        var references = declarations.ReferencesOf(row).Select(reference => reference.Container).Distinct().ToList();
        var boundary =
            saved.FirstOrDefault()?.Container.Boundary
            ?? references.Select(container => container.Boundary).MaxBy(container => container.Depth)
            ?? declarations.Form;
        var innermost = saved.Count > 0
            ? saved.Select(answer => answer.Container).Distinct().Aggregate((common, container) => common.FindCommon(container))
            : references.Where(container => container.Boundary == boundary).MaxBy(container => container.Depth) ?? declarations.Form;
        return new EntityList(declarations.NameOf(row), declarations.LocationOf(row), boundary, innermost, saved, references);
    }

    /// <summary>Whether all answers of a list are there once for each entity: in its repeat, or in what this stands in.</summary>
    private bool HasOneBoundary(EntityList list)
    {
        var around = list.Boundary.SelfAndAncestors().ToHashSet();
        if (list.Saved.FirstOrDefault(saved => saved.Container.Boundary != list.Boundary) is { } stray)
        {
            Report(
                stray.Location,
                $"The list '{list.Name}' saves answers of {list.Boundary.Description} ({list.Saved[0].Location}) and of "
                    + $"{stray.Container.Boundary.Description}. "
                    + $"Save all of a list in one repeat, or all outside; a calculate can copy an answer there."
            );
            return false;
        }

        if (list.References.FirstOrDefault(container => !around.Contains(container.Boundary)) is { } other)
        {
            Report(
                list.Location,
                $"The list '{list.Name}' reads answers of {other.Boundary.Description} and belongs to {list.Boundary.Description}. Name "
                    + $"answers of one repeat, and "
                    + $"of what it stands in."
            );
            return false;
        }

        return true;
    }

    private void PlaceAroundSavedAnswers(EntityList list)
    {
        if (!listsByContainer.TryAdd(list.Innermost, list.Name))
        {
            ReportTaken(list);
        }
    }

    /// <summary>Whether no other list stands between the answers and their list; what lies between stays free.</summary>
    private void CheckNearest(EntityList list)
    {
        foreach (var saved in list.Saved)
        {
            foreach (var between in saved.Container.SelfAndAncestors().TakeWhile(container => container != list.Innermost))
            {
                if (crossedContainers.Add(between) && listsByContainer.TryGetValue(between, out var other))
                {
                    Report(
                        saved.Location,
                        $"The answer is saved to '{list.Name}', which belongs to {list.Innermost.Description}, but {between.Description} "
                            + $"is nearer and belongs to "
                            + $"'{other}'. Move the question, or save it to '{other}'."
                    );
                }
            }
        }
    }

    private void PlaceAroundReferences(EntityList list)
    {
        var free = list
            .Innermost.SelfAndAncestors()
            .TakeWhile(container => container == list.Boundary || container.Boundary == list.Boundary)
            .FirstOrDefault(container => !listsByContainer.ContainsKey(container) && !crossedContainers.Contains(container));
        if (free is null)
        {
            ReportTaken(list);
        }
        else
        {
            listsByContainer.Add(free, list.Name);
        }
    }

    private void ReportTaken(EntityList list) =>
        Report(
            list.Location,
            $"The entities of '{list.Name}' have no place: the form, a group or a repeat has those of one list, and "
                + $"{list.Innermost.Description} "
                + $"has those of '{listsByContainer.GetValueOrDefault(list.Innermost, "another")}'. Ask what belongs to each list in a "
                + $"group of its own, and save it there."
        );

    private void Report(SourceLocation location, ProblemMessage message) =>
        problems.Add(new StudyProblem(Severity.Error, "X057", location, message));

    /// <summary>A list with what decides where it can stand.</summary>
    private sealed record EntityList(
        string Name,
        SourceLocation Location,
        FormContainer Boundary,
        FormContainer Innermost,
        List<EntityDeclarations.SavedAnswer> Saved,
        List<FormContainer> References
    );
}
