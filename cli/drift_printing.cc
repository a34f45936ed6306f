#include "cli/drift_printing.h"

#include "crawler/drift/drift_words.h"
#include "model/words.h"

namespace vigie::cli {

nlohmann::ordered_json drifts_as_json(std::span<const storage::Drift> drifts) {
  auto all = nlohmann::ordered_json::array();
  for (const auto& drift : drifts) {
    nlohmann::ordered_json one{
        {"field", crawler::field_name(drift)}, {"since", to_text(drift.since)}, {"was", nullptr}};
    if (auto was = crawler::was_words(drift); !was.empty()) one["was"] = std::move(was);
    one["now"] = crawler::now_words(drift);
    all.push_back(std::move(one));
  }
  return all;
}

std::string drift_warning(const storage::Drift& drift) {
  return "    " + tr("DRIFT") + " " + crawler::drift_line(drift);
}

}  // namespace vigie::cli
