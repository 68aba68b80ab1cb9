using MathNet.Numerics.LinearAlgebra;

namespace Survey.Analysis.Estimation.Regression.Likelihoods;

/// <summary>The top of a likelihood: the parameters, each row's score there, and minus the second derivatives.</summary>
internal sealed record LikelihoodMaximum(double Value, Vector<double> Parameters, Matrix<double> Scores, Matrix<double> Information);
