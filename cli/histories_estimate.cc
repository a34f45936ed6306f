#include "cli/histories_estimate.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "dedup/estimate/chao1.h"
#include "dedup/estimate/stepwise.h"
#include "dedup/estimate/zelterman.h"

namespace vigie::cli {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const dedup::PopulationEstimate& estimate) {
  return {{"n", estimate.n}, {"lo", estimate.lo}, {"hi", estimate.hi}};
}

Json json_of(const dedup::LoglinearFit& fit) {
  Json json = json_of(fit.population);
  json["deviance"] = fit.deviance;
  json["aic"] = fit.aic;
  return json;
}

Json terms_of(const dedup::LoglinearFit& fit, const dedup::CaptureTable& table) {
  Json terms = Json::array();
  for (const auto& [first, second] : fit.terms) terms.push_back(table.lists[first] + ":" + table.lists[second]);
  return terms;
}

class Answer {
 public:
  /// @return what stands under `method`, to be added to; nothing where there is no estimate
  template <typename Estimate>
  Json* add(const char* method, const Result<Estimate>& estimate) {
    if (estimate) return &(json_[method] = json_of(*estimate));
    json_[method] = nullptr;
    reasons_ += fmt::format("{}{}: {}", reasons_.empty() ? "" : "; ", method, estimate.error().what);
    return nullptr;
  }

  Json json(std::int64_t observed) && {
    Json whole{{"observed", observed}};
    whole.update(json_);
    if (!reasons_.empty()) whole["reason"] = reasons_;
    return whole;
  }

 private:
  Json json_;
  std::string reasons_;
};

Result<dedup::LoglinearFit> main_effects(const dedup::CaptureTable& table) {
  return dedup::fit_loglinear(table, {}).map([](const dedup::LoglinearModel& model) { return model.fit; });
}

}  // namespace

std::string histories_estimate(const dedup::CaptureTable& table) {
  const auto frequencies = table.frequencies();
  const int lists = static_cast<int>(table.lists.size());
  Answer answer;
  answer.add("chao1", dedup::chao1(frequencies, lists));
  answer.add("chao1_bc", dedup::chao1_bias_corrected(frequencies, lists));
  answer.add("zelterman", dedup::zelterman(frequencies, lists));
  answer.add("loglinear_main", main_effects(table));
  const auto stepwise = dedup::stepwise_loglinear(table);
  if (Json* json = answer.add("loglinear_stepwise", stepwise)) (*json)["terms"] = terms_of(*stepwise, table);
  return std::move(answer).json(table.observed()).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vigie::cli
