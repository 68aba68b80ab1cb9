using MathNet.Numerics.LinearAlgebra;
using NUnit.Framework;
using Survey.Analysis.Estimation.Numerics;

namespace Survey.Tests.Analysis.Estimation.Numerics;

public sealed class NonNegativeLeastSquaresTests
{
    [Test]
    public void Residual_OfATargetInsideTheCone_IsNothing()
    {
        var residual = Residual(
            new double[,]
            {
                { 1, 0 },
                { 1, 1 },
                { 1, 3 },
            },
            [5, 7]
        );

        Assert.That(residual.L2Norm(), Is.LessThan(1e-12));
    }

    [Test]
    public void Residual_OfATargetBesideTheCone_IsTheWayToItsNearestRay()
    {
        var residual = Residual(
            new double[,]
            {
                { 1, 0 },
                { 1, 1 },
            },
            [2, -3]
        );

        Assert.That(residual, Is.EqualTo(new double[] { 0, 3 }).Within(1e-12));
    }

    [Test]
    public void Residual_OfRandomCones_MeetsTheConditionsOfTheNearestPoint([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var rays = Matrix<double>.Build.Dense(40, 6, (_, column) => random.NextDouble() - (column == 0 ? 0.1 : 0.5));
        var target = Vector<double>.Build.Dense(6, _ => random.NextDouble() - 0.8);

        var residual = NonNegativeLeastSquares.Residual(rays, target, 1e-12);

        // Every ray leads away from the target, and the nearest point is at a right angle to the way back.
        Assert.That((rays * residual).Minimum(), Is.GreaterThan(-1e-9));
        Assert.That(residual.DotProduct(target + residual), Is.EqualTo(0).Within(1e-9));
    }

    private static Vector<double> Residual(double[,] rays, double[] target) =>
        NonNegativeLeastSquares.Residual(Matrix<double>.Build.DenseOfArray(rays), Vector<double>.Build.DenseOfArray(target), 1e-12);
}
