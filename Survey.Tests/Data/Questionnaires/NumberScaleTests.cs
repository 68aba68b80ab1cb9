using NUnit.Framework;
using Survey.Data.Questionnaires;

namespace Survey.Tests.Data.Questionnaires;

public sealed class NumberScaleTests
{
    [TestCase(1, 10, 1, 7, true)]
    [TestCase(1, 10, 1, 7.5, false)]
    [TestCase(1, 10, 1, 11, false)]
    [TestCase(0, 1, 0.1, 0.3, true)]
    [TestCase(10, 0, 2, 4, true)]
    [TestCase(10, 0, 2, 5, false)]
    public void Contains_NumberOnOrOffAStep_SaysSo(double start, double end, double step, double number, bool isOn) =>
        Assert.That(new NumberScale(start, end, step).Contains(number), Is.EqualTo(isOn));

    [TestCase(0, 0.3, 0.1, new[] { 0, 0.1, 0.2, 0.3 })]
    [TestCase(10, 0, 5, new[] { 10.0, 5, 0 })]
    [TestCase(0, 10, 4, new[] { 0.0, 4, 8 })]
    public void Numbers_OfAScale_AreItsStepsInDecimals(double start, double end, double step, double[] expected) =>
        Assert.That(new NumberScale(start, end, step).Values, Is.EqualTo(expected));
}
