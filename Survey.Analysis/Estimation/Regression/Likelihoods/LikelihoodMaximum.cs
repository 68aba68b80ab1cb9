using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Regression.Likelihoods;

/// <summary>The maximum of a likelihood.</summary>
/// <param name="Value">The log-likelihood there.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Scores">Each row's score there, weight included: rows by parameters.</param>
/// <param name="Information">Minus the matrix of second derivatives there: parameters by parameters.</param>
internal sealed record LikelihoodMaximum(double Value, Vector<double> Parameters, Matrix<double> Scores, Matrix<double> Information);
