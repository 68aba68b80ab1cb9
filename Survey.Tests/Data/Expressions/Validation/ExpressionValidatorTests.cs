using System.Collections.Immutable;
using NUnit.Framework;
using Survey.Data.Expressions;
using Survey.Data.Expressions.Functions;
using Survey.Data.Expressions.Validation;
using Survey.Data.Expressions.Values;
using Survey.Data.Studies.Workbooks;

namespace Survey.Tests.Data.Expressions.Validation;

public sealed class ExpressionValidatorTests
{
    private static readonly Dictionary<string, VariableSymbol> Variables = new VariableSymbol[]
    {
        new("agreement", ValueKind.Text) { ListName = "statuses", ChoiceNames = ["in_force", "expired", "none"] },
        new("scale", ValueKind.Text) { ListName = "degrees", ChoiceNames = ["1", "2", "dk"] },
        new("areas", ValueKind.Choices) { ListName = "areas", ChoiceNames = ["drugs", "youth"] },
        new("years", ValueKind.Number),
        new("signed", ValueKind.Date),
        new("comment", ValueKind.Text),
        new("is_old", ValueKind.Condition),
        new("measures", ValueKind.Rows),
        new("cost", ValueKind.Number) { RepeatName = "measures" },
    }.ToDictionary(variable => variable.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, ImmutableHashSet<string>> Lists = new(StringComparer.Ordinal) { ["offices"] = ["county"] };

    [TestCase("${agreement} = 'in_force' and selected(${areas}, 'drugs')")]
    [TestCase("selected(${agreement}, 'expired') or ${agreement} = ''")]
    [TestCase("${areas} != ''")]
    [TestCase("${scale} >= 2 and ${scale} = 1 and ${scale} != 'dk'")]
    [TestCase("${signed} <= today() and ${signed} > '2010-05' and ${signed} = 2010")]
    [TestCase("sum(${cost}) > 0 and count(${measures}) < 3 and ${years} + 1 > 2")]
    [TestCase("regex(${comment}, '(?=a)b') and ${is_old} = 'true'")]
    [TestCase("regex(${comment}, '^\\d+$') and ${comment} > 3")]
    [TestCase("if(${years} > 1, 'a', 'b') = 'a'")]
    [TestCase("int((today() - ${signed}) div 365.25) >= 18 and date(${signed} + 30) < now()")]
    [TestCase("instance('offices')/root/item[name = ${comment} and county = 'bd'][1]/label = 'a'")]
    [TestCase("pulldata('offices', 'county', 'name', ${comment}) = 'bd'")]
    [TestCase(
        "indexed-repeat(${cost}, ${measures}, 1) > 2 and sum(${measures}[cost > 1]/cost) > 3 and count(${measures}[position() < "
            + "last()]) = 1"
    )]
    [TestCase("join(', ', ${cost}) = '' and count(${cost} | ${years}) = 2 and position(..) = 1")]
    [TestCase("jr:choice-name(${agreement}, '${agreement}') = 'a'")]
    [TestCase("format-date(${signed}, '%e %b %Y') = '1 May 2012'")]
    public void Check_WhatCanBeMeant_HasNoProblem(string expression)
    {
        Assert.That(Check(expression).Select(problem => problem.Message), Is.Empty);
    }

    [TestCase("${agrement} = 'none'", "X002", "'agrement' is no question, frame column or variable. Did you mean 'agreement'?")]
    [TestCase("agreement = 'none'", "X003", "The bare name 'agreement' is not a value.")]
    [TestCase("IF(${agreement} = 'none', 1, 2)", "X004", "Write if((${agreement} = 'none'), 1, 2).")]
    [TestCase("AND(${years} > 1, ${years} < 3)", "X004", "Write ((${years} > 1) and (${years} < 3)).")]
    [TestCase("selectd(${areas}, 'drugs')", "X004", "There is no function 'selectd'. Did you mean 'selected'?")]
    [TestCase(". > 1", "X005", "'.' is the answer that a constraint checks")]
    [TestCase("${cost} > 1", "X006", "'cost' has a value in each row of 'measures'.")]
    [TestCase("${measures} > 1", "X006", "'measures' is a repeat, which has rows and no value.")]
    [TestCase("selected(${areas})", "X007", "selected() takes 2 arguments, not 1.")]
    [TestCase("${areas} = 'drugs'", "X010", "Write selected(${areas}, 'drugs').")]
    [TestCase("${years} = 'many'", "X011", "'years' is a number and never 'many'.")]
    [TestCase("${signed} = 'May'", "X011", "'signed' is a date and never 'May'.")]
    [TestCase("${agreement} = 'inforce'", "X012", "The list 'statuses' of 'agreement' has no choice 'inforce'. Did you mean 'in_force'?")]
    [TestCase("selected(${areas}, 'drug')", "X012", "Did you mean 'drugs'?")]
    [TestCase("${agreement} > 1", "X013", "are words, which '>' cannot order")]
    [TestCase("${areas} > 1", "X013", "Write count-selected(${areas})")]
    [TestCase("${years} > 'two'", "X013", "'two' is neither a number nor a date")]
    [TestCase("${areas} + 1", "X014", "is no number")]
    [TestCase("selected(${years}, 'a')", "X015", "selected() needs a choice")]
    [TestCase("round(${areas})", "X016", "round() takes a number, but 'areas' (a set of choices) is a set of choices.")]
    [TestCase("format-date(${signed}, '%q')", "X019", "format-date() has no '%q'.")]
    [TestCase("${last-saved#yers} > 1", "X002", "'last-saved#yers' is no question")]
    [TestCase("${comment} | ${years}", "X022", "'|' joins the values of several questions")]
    [TestCase(".. = 1", "X022", "'..' alone means the row of a repeat")]
    [TestCase(
        "instance('offices')/root/item[name = 'a']/conty",
        "X024",
        "The list 'offices' has no column 'conty'. Did you mean 'county'?"
    )]
    [TestCase("instance('offices')/root/item[conty = 'a']/label", "X003", "Did you mean 'county'?")]
    [TestCase("pulldata('offices', 'conty', 'name', 'a')", "X024", "Did you mean 'county'?")]
    [TestCase("${years}[1]/cost", "X025", "'years' is none.")]
    [TestCase("${measures}[1]/costs", "X036", "The repeat 'measures' has no question 'costs'. Did you mean 'cost'?")]
    [TestCase("indexed-repeat(${cost}, ${years}, 1)", "X025", "indexed-repeat() reads a row of a repeat, and '${years}' is none.")]
    [TestCase("last() = 1", "X026", "Write count(${repeat}).")]
    [TestCase("jr:choice-name(${years}, '${years}')", "X027", "'years' has no choices")]
    [TestCase("regex(${comment}, ${comment})", "X017", "must be written there in quotes")]
    [TestCase("(${years} > 1) = 'true'", "X051", "Write the condition alone, or not(…).")]
    [TestCase("'false' != not(${years} > 1)", "X051", "Write the condition alone")]
    [TestCase("${is_old} = true()", "X051", "Write ${is_old} = 'true' or ${is_old} = 'false'.")]
    [TestCase("regex(${comment}, '(')", "X018", "The pattern '(' cannot be read")]
    public void Check_WhatCannotBeMeant_SaysWhatToDo(string expression, string code, string message)
    {
        var problem = Check(expression).First();

        Assert.That(problem.Code, Is.EqualTo(code));
        Assert.That(problem.Message, Does.Contain(message));
    }

    [TestCase("area(${comment}) > 1")]
    [TestCase("digest(${comment}, 'SHA-256') = ''")]
    [TestCase("${last-saved#years} > 1")]
    public void Check_XlsFormThatIsNotHere_IsUnsupported(string expression)
    {
        Assert.That(Check(expression).Single().IsUnsupported);
    }

    [TestCase("pulldata('file', 'a', 'b', 'c') = 1")]
    [TestCase("instance('file')/root/item[name = ${comment}]/label = 'a'")]
    public void Check_ATableThatIsNotThere_IsCalledAMissingFile(string expression) =>
        Assert.That(Check(expression).Single().Code, Is.EqualTo(StudyProblem.MissingFileCode));

    [Test]
    public void Check_AnAnswerOfTheRoundBefore_IsReadByEditsOnly()
    {
        var edit = Check("${last-saved#years} > 1", new ExpressionContext { AllowsLastSaved = true });

        Assert.That(edit, Is.Empty);
    }

    [Test]
    public void Check_ARowsOwnQuestionWithinItsRepeat_HasAValue()
    {
        Assert.That(Check("${cost} > 1", new ExpressionContext { RepeatName = "measures" }), Is.Empty);
    }

    [Test]
    public void Check_AConstraint_KnowsWhatItSpeaksOf()
    {
        Assert.That(Check(". = 'drugs'", new ExpressionContext { CurrentVariable = Variables["areas"] }).Single().Code, Is.EqualTo("X010"));
    }

    [Test]
    public void Check_ABareNameWhereVariablesMayBeBare_IsAVariable()
    {
        Assert.That(Check("years > 1", new ExpressionContext { AllowsBareVariables = true }), Is.Empty);
        Assert.That(
            Check("yers > 1", new ExpressionContext { AllowsBareVariables = true }).Single().Message,
            Does.Contain("Did you mean 'years'?")
        );
    }

    [TestCase("today()", "A figure cannot read the clock")]
    [TestCase("random()", "A figure cannot use random values")]
    [TestCase("indexed-repeat(${cost}, ${measures}, 1)", "Figures read all rows of a repeat")]
    public void Check_InAFigure_WhatOnlyAFormHas_IsAnError(string expression, string reason)
    {
        var problem = new ExpressionValidator(FunctionTable.ForFigures, Variables)
            .Validate(ExpressionParser.Parse(expression), new ExpressionContext())
            .First();

        Assert.That(problem.Message, Does.Contain(reason));
        Assert.That(problem.IsUnsupported, Is.False);
    }

    private static List<ExpressionProblem> Check(string expression, ExpressionContext? context = null) =>
        [
            .. new ExpressionValidator(FunctionTable.ForForms, Variables, Lists).Validate(
                ExpressionParser.Parse(expression),
                context ?? new ExpressionContext()
            ),
        ];
}
