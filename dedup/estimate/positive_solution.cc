#include "dedup/estimate/positive_solution.h"

#include <memory>
#include <vector>

#include <glpk.h>

namespace vigie::dedup {
namespace {

constexpr double kAboveNought = 1e-6;  // cases; GLPK's own tolerance is 1e-7

struct ProblemDeleter {
  void operator()(glp_prob* problem) const { glp_delete_prob(problem); }
};
using Problem = std::unique_ptr<glp_prob, ProblemDeleter>;

// z = y + least, y ≥ 0, so that the equations are a·y + least·(a·1) = b; `least` is the last column.
Problem problem_of(const Eigen::MatrixXd& a, const Eigen::VectorXd& b) {
  Problem problem(glp_create_prob());
  const int rows = static_cast<int>(a.rows()), columns = static_cast<int>(a.cols()) + 1;
  glp_set_obj_dir(problem.get(), GLP_MAX);
  glp_add_rows(problem.get(), rows);
  glp_add_cols(problem.get(), columns);
  std::vector<int> row_of{0}, column_of{0};
  std::vector<double> value{0};
  for (int row = 1; row <= rows; ++row) {
    glp_set_row_bnds(problem.get(), row, GLP_FX, b(row - 1), b(row - 1));
    for (int column = 1; column <= columns; ++column) {
      const double entry = column < columns ? a(row - 1, column - 1) : a.row(row - 1).sum();
      if (entry == 0) continue;
      row_of.push_back(row);
      column_of.push_back(column);
      value.push_back(entry);
    }
  }
  for (int column = 1; column <= columns; ++column) glp_set_col_bnds(problem.get(), column, GLP_LO, 0, 0);
  glp_set_obj_coef(problem.get(), columns, 1);
  glp_load_matrix(problem.get(), static_cast<int>(value.size()) - 1, row_of.data(), column_of.data(), value.data());
  return problem;
}

}  // namespace

bool has_positive_solution(const Eigen::MatrixXd& a, const Eigen::VectorXd& b) {
  const Problem problem = problem_of(a, b);
  glp_smcp settings;
  glp_init_smcp(&settings);
  settings.msg_lev = GLP_MSG_OFF;
  settings.presolve = GLP_ON;
  return glp_simplex(problem.get(), &settings) == 0 && glp_get_status(problem.get()) == GLP_OPT &&
         glp_get_obj_val(problem.get()) > kAboveNought;
}

}  // namespace vigie::dedup
