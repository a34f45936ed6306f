#include "cli/page_log.h"

#include <nlohmann/json.hpp>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/spdlog.h>

#include "model/words.h"

namespace vigie::cli {
namespace {

using nlohmann::json;

std::string line_of(const crawler::PageEvent& page) {
  json line = {{"time", to_text(page.at)},
               {"site", page.site},
               {"department", page.department.text()},
               {"page", storage::kPageKinds.at(static_cast<std::size_t>(page.kind))},
               {"outcome", to_text(page.outcome)},
               {"status", page.status},
               {"bytes", page.bytes},
               {"ms", page.took.count()},
               {"ads", page.ads}};
  if (page.kind == storage::PageKind::kListing) line["number"] = page.number;
  if (!page.what.empty()) line["what"] = page.what;
  return line.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

Result<std::function<void(const crawler::PageEvent&)>> page_log(const std::filesystem::path& file) {
  try {
    const auto sink = std::make_shared<spdlog::sinks::basic_file_sink_st>(file.string());
    const auto log = std::make_shared<spdlog::logger>("scan", sink);
    log->set_pattern("%v");
    log->flush_on(spdlog::level::info);
    return [log](const crawler::PageEvent& page) { log->info(line_of(page)); };
  } catch (const spdlog::spdlog_ex&) {
    return fail(Error::kUnreadable, tr("the log cannot be written there"), file.string());
  }
}

}  // namespace vigie::cli
