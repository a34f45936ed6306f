#include "report/linear_bounds.h"

#include <cmath>
#include <memory>

#include <glpk.h>

namespace vigie::report {
namespace {

constexpr double kTolerance = 1e-6;  // GLPK's own is 1e-7

struct ProblemDeleter {
  void operator()(glp_prob* problem) const { glp_delete_prob(problem); }
};
using Problem = std::unique_ptr<glp_prob, ProblemDeleter>;

void set_row_bounds(glp_prob* problem, int row, const Fact& fact) {
  const bool below = std::isfinite(fact.at_least), above = std::isfinite(fact.at_most);
  const int type = below && above ? (fact.at_least == fact.at_most ? GLP_FX : GLP_DB) : below ? GLP_LO : GLP_UP;
  glp_set_row_bnds(problem, row, type, fact.at_least, fact.at_most);
}

Problem problem_of(std::size_t unknowns, std::span<const Fact> facts) {
  Problem problem(glp_create_prob());
  glp_add_cols(problem.get(), static_cast<int>(unknowns));
  for (int column = 1; column <= static_cast<int>(unknowns); ++column)
    glp_set_col_bnds(problem.get(), column, GLP_LO, 1, 0);
  for (const Fact& fact : facts) {
    const int row = glp_add_rows(problem.get(), 1);
    set_row_bounds(problem.get(), row, fact);
    std::vector<int> columns{0};
    std::vector<double> times{0};
    for (const Term& term : fact.terms) {
      columns.push_back(static_cast<int>(term.unknown) + 1);
      times.push_back(term.times);
    }
    glp_set_mat_row(problem.get(), row, static_cast<int>(fact.terms.size()), columns.data(), times.data());
  }
  return problem;
}

/// Where the column alone is best; each solution is where the next search begins. Infinite where nothing bounds it.
double extreme(glp_prob* problem, int column, int direction) {
  glp_smcp settings;
  glp_init_smcp(&settings);
  settings.msg_lev = GLP_MSG_OFF;
  glp_set_obj_dir(problem, direction);
  glp_set_obj_coef(problem, column, 1);
  const bool solved = glp_simplex(problem, &settings) == 0 && glp_get_status(problem) == GLP_OPT;
  const double value = glp_get_obj_val(problem);
  glp_set_obj_coef(problem, column, 0);
  return solved ? value : (direction == GLP_MIN ? 1 : INFINITY);
}

Bounds bounds_of(glp_prob* problem, int column) {
  const double least = extreme(problem, column, GLP_MIN), most = extreme(problem, column, GLP_MAX);
  return {static_cast<std::int64_t>(std::ceil(least - kTolerance)),
          std::isfinite(most) ? static_cast<std::int64_t>(std::floor(most + kTolerance)) : kUnbounded};
}

}  // namespace

std::vector<Bounds> linear_bounds(std::size_t unknowns, std::span<const Fact> facts) {
  const Problem problem = problem_of(unknowns, facts);
  std::vector<Bounds> bounds;
  for (int column = 1; column <= static_cast<int>(unknowns); ++column)
    bounds.push_back(bounds_of(problem.get(), column));
  return bounds;
}

}  // namespace vigie::report
