using NUnit.Framework;
using Survey.Analysis.Estimation.Estimators;
using Survey.Analysis.Estimation.Samples;

namespace Survey.Tests.Analysis.Estimation.Estimates;

public sealed class JointEstimateTests
{
    [Test]
    public void Position_WithoutAnEstimate_IsRefused([Values(-1, 2)] int position, [Values] bool hasReplicates)
    {
        var design = hasReplicates ? ReplicateWeightBuilder.Jackknife(Create.Design()) : Create.Design();
        var joint = MeanEstimator.EstimateJointly(design, [new(new double[] { 1, 2, 4, 3, 5 }), new(new double[] { 2, 1, 2, 1, 2 })]);
        Action[] uses =
        [
            () => joint.Covariance(0, position),
            () => joint.Covariance(position, 0),
            () => joint.Difference(position, 0),
            () => joint.Difference(0, position),
            () => joint.Ratio(position, 0),
            () => joint.Ratio(0, position),
            () => joint.Select(0, position),
        ];

        foreach (var (index, use) in uses.Index())
        {
            Assert.That(() => use(), Throws.TypeOf<ArgumentOutOfRangeException>().With.Message.Contains("2 estimates"), $"use {index}");
        }
    }
}
