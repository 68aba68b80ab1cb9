# Profile intervals of a logistic regression whose covariate lies far from 0: writes plain_glm_profile.json to standard output.
# R 4.2 with MASS 7.3: Rscript plain_glm_profile.R > plain_glm_profile.json
#
# confint() interpolates the profile by a spline (about four digits), and its search fails for means of 1e4 and more. "ends" are the roots
# themselves: the deviance with the coefficient held by an offset, minus the lowest, minus qchisq(0.95, 1). The slope's are those of the
# centred covariate, which the mean does not change. The intercept's at a mean m are those of the model in (z / m): with eta = a + b (m + z)
# = a (1 - (m + z) / m) + k (m + z) / m, where k = a + b m, holding a leaves the column 1 + z / m free and -z / m a as offset.
suppressMessages(library(MASS))
z <- c(-2.1, -1.7, -1.4, -1.2, -0.9, -0.8, -0.6, -0.5, -0.3, -0.1, 0, 0.2, 0.3, 0.5, 0.7, 0.8, 1.1, 1.3, 1.6, 1.9, 0.4, -0.4, 0.9, -1.1)
y <- c(0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 0, 0, 1, 0)
count <- c(1, 2, 1, 3, 1, 2, 1, 1, 2, 1, 3, 1, 1, 2, 1, 2, 1, 3, 1, 1, 2, 1, 1, 2)
means <- c(0, 100, 1e4, 1e6)
fit <- function(X, o, w) glm.fit(X, y, w, offset = o, family = binomial(), control = glm.control(epsilon = 1e-15, maxit = 200))
ends <- function(deviance, center, se) {
  lowest <- optimize(deviance, center + c(-1, 1) * se / 100, tol = 1e-10 * se)$objective
  excess <- function(value) deviance(value) - lowest - qchisq(0.95, 1)
  c(uniroot(excess, center - c(8, 0) * se, tol = 1e-13 * se)$root, uniroot(excess, center + c(0, 8) * se, tol = 1e-13 * se)$root)
}
slope <- function(w) {
  g <- glm(y ~ z, binomial, weights = w, control = glm.control(epsilon = 1e-15, maxit = 200))
  ends(function(b) fit(cbind(rep(1, length(z))), b * z, w)$deviance, coef(g)[[2]], sqrt(vcov(g)[2, 2]))
}
intercept <- function(m, w) {
  g <- glm(y ~ z, binomial, weights = w, control = glm.control(epsilon = 1e-15, maxit = 200))
  at <- c(1, -m)
  center <- sum(at * coef(g))
  se <- sqrt(drop(at %*% vcov(g) %*% at))
  if (m == 0) {
    deviance <- function(a) fit(cbind(z), rep(a, length(z)), w)$deviance
  } else {
    deviance <- function(a) fit(cbind(1 + z / m), -z / m * a, w)$deviance
  }
  ends(deviance, center, se)
}
number <- function(x) paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]")
one <- rep(1, length(z))
spline <- function(w) suppressMessages(unname(confint(glm(y ~ z, binomial, weights = w))))
cat('{\n  "name": "plain_glm_profile",\n  "script": "plain_glm_profile.R",\n')
cat(sprintf('  "r_version": "%s",\n  "package_version": {"MASS": "%s"},\n', R.version.string, packageVersion("MASS")))
cat('  "tolerance": 1e-9,\n  "notes": "confint: tolerance 1e-3 (spline interpolation)",\n  "values": {\n')
cat(sprintf('    "z": %s,\n    "y": %s,\n    "count": %s,\n    "means": %s,\n', number(z), number(y), number(count), number(means)))
cat(sprintf('    "slope": %s,\n', number(slope(one))))
cat(sprintf('    "intercepts": [%s],\n', paste(sapply(means, function(m) number(intercept(m, one))), collapse = ", ")))
cat(sprintf('    "slope_counted": %s,\n', number(slope(count))))
cat(sprintf('    "intercepts_counted": [%s],\n', paste(sapply(means, function(m) number(intercept(m, count))), collapse = ", ")))
cat(sprintf('    "confint": %s,\n', number(t(spline(one)))))
cat(sprintf('    "confint_counted": %s\n', number(t(spline(count)))))
cat("  }\n}\n")
