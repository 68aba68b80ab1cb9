using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Numerics;

/// <summary>The point of a cone that lies nearest to a target: min ‖A'x − b‖ over x ≥ 0, where the cone's rays are the rows of A.</summary>
/// <remarks>
/// Lawson and Hanson (1974), Solving Least Squares Problems, chapter 23: rays enter one by one while they bring the point nearer and
/// leave when their coefficient would turn negative; never more rays than dimensions, and an end after finitely many steps.
/// </remarks>
internal static class NonNegativeLeastSquares
{
    /// <summary>A'x − b for the nearest point A'x of the cone.</summary>
    /// <param name="rays">A: one ray in each row, of length 1 so that the tolerance means the same for all.</param>
    /// <param name="target">b, of as many elements as A has columns.</param>
    /// <param name="tolerance">A residual up to this long counts as 0 and ends the search.</param>
    public static Vector<double> Residual(Matrix<double> rays, Vector<double> target, double tolerance)
    {
        var coefficients = new SortedDictionary<int, double>();
        var residual = -target;
        var excluded = -1;

        // The method ends after finitely many steps; the limit stops rounding from exchanging two rays for ever, and is generous:
        // Lawson and Hanson's program allows three steps for each unknown.
        for (var step = 0; step < 100 * (rays.ColumnCount + 1) && residual.L2Norm() > tolerance; step++)
        {
            // Rays have length 1, so that the gradient's elements are the residual's components along them: those under a thousandth of
            // the tolerance are rounding.
            var entering = ChooseEnteringRay(rays * residual, coefficients, excluded, tolerance * 1e-3);
            if (entering < 0)
            {
                break;
            }

            coefficients.Add(entering, 0);
            SolveActiveSet(rays, target, coefficients);
            excluded = coefficients.ContainsKey(entering) ? -1 : entering;
            residual = coefficients.Aggregate(-target, (sum, pair) => sum + (pair.Value * rays.Row(pair.Key)));
        }

        return residual;
    }

    private static int ChooseEnteringRay(Vector<double> gradient, SortedDictionary<int, double> active, int excluded, double least)
    {
        var (best, lowest) = (-1, -least);
        for (var ray = 0; ray < gradient.Count; ray++)
        {
            if (gradient[ray] < lowest && ray != excluded && !active.ContainsKey(ray))
            {
                (best, lowest) = (ray, gradient[ray]);
            }
        }

        return best;
    }

    // Goes towards the unconstrained solution on the active rays; a ray whose coefficient reaches 0 on the way is dropped. The ray that
    // limited the step ends at 0 up to rounding, for which 1e-14 allows.
    private static void SolveActiveSet(Matrix<double> rays, Vector<double> target, SortedDictionary<int, double> coefficients)
    {
        while (coefficients.Count > 0)
        {
            int[] active = [.. coefficients.Keys];
            var free = Matrix<double>.Build.DenseOfColumnVectors(active.Select(rays.Row)).Svd().Solve(target);
            var stepLength = active.Select((ray, index) => StepToZero(coefficients[ray], free[index])).Min();
            for (var index = 0; index < active.Length; index++)
            {
                coefficients[active[index]] += stepLength * (free[index] - coefficients[active[index]]);
            }

            if (stepLength == 1)
            {
                return;
            }

            foreach (var ray in active.Where((ray, index) => free[index] <= 0 && coefficients[ray] <= 1e-14))
            {
                coefficients.Remove(ray);
            }
        }
    }

    // Which part of the way from a coefficient to its unconstrained value can be gone before it turns negative; exactly 1 for all of it.
    private static double StepToZero(double coefficient, double free)
    {
        if (free > 0)
        {
            return 1;
        }

        return coefficient > free ? coefficient / (coefficient - free) : 0;
    }
}
