// Whether linear equations have a solution with nothing at or below nought: the test for a finite maximum of a
// log-linear likelihood. Fienberg and Rinaldo 2012, Annals of Statistics 40(2):996, theorem 3; linear program by GLPK.
#pragma once

#include <Eigen/Core>

namespace vigie::dedup {

/// True where some z > 0 has a·z = b. One after the other, not from several threads at once (GLPK).
bool has_positive_solution(const Eigen::MatrixXd& a, const Eigen::VectorXd& b);

}  // namespace vigie::dedup
