#include "extractors/generic/script_links.h"

#include <algorithm>

#include <fmt/format.h>
#include <re2/re2.h>

namespace vigie::extractors {
namespace {

bool is_opened_by_script(std::string_view href) { return href.starts_with("javascript:"); }

/// A page whose links are all addresses need not have its scripts read.
bool has_such_links(const Outline& outline) {
  return std::ranges::any_of(outline.elements(), [](const OutlineElement& element) {
    return element.tag == "a" && is_opened_by_script(element.node.attribute("href").value_or(""));
  });
}

struct Call {
  std::string function, value;
};

std::optional<Call> call_in(std::string_view href) {
  static const re2::RE2 kCall(R"(javascript:\s*(\w+)\(\s*['"]?([\w-]+)['"]?\s*\)\s*;?\s*)");
  Call call;
  if (!re2::RE2::FullMatch(re2::StringPiece(href.data(), href.size()), kCall, &call.function, &call.value))
    return std::nullopt;
  return call;
}

}  // namespace

ScriptLinks::ScriptLinks(const Outline& outline) {
  static const re2::RE2 kFunction(R"(function\s+(\w+)\s*\(\s*(\w+)\s*\)\s*\{([^{}]{0,500})\})");
  static const re2::RE2 kAddress(
      R"(['"]((?:https?:)?/[^'"\s]*|\w[^'"\s]*[?=/][^'"\s]*)['"]\s*\+\s*(\w+)(?:\s*\+\s*['"]([^'"\s]*)['"])?)");
  if (!has_such_links(outline)) return;
  for (const OutlineElement& script : outline.elements()) {
    if (script.tag != "script") continue;
    const std::string text = script.node.raw_text();
    re2::StringPiece rest(text);
    std::string name, parameter, body, added;
    while (re2::RE2::FindAndConsume(&rest, kFunction, &name, &parameter, &body)) {
      Address address;
      if (re2::RE2::PartialMatch(body, kAddress, &address.before, &added, &address.after) && added == parameter)
        opened_.emplace(name, std::move(address));
    }
  }
}

std::optional<std::string> ScriptLinks::target_of(std::string_view href) const {
  if (opened_.empty()) return std::nullopt;
  const auto call = call_in(href);
  const auto found = call ? opened_.find(call->function) : opened_.end();
  if (found == opened_.end()) return std::nullopt;
  return found->second.before + call->value + found->second.after;
}

std::optional<std::string> ScriptLinks::rule_for(std::string_view href) const {
  const auto call = call_in(href);
  const auto found = call ? opened_.find(call->function) : opened_.end();
  if (found == opened_.end()) return std::nullopt;
  return fmt::format(R"({{ select = "a[href*='{0}(']@href", pattern = '{0}\(\W?([\w-]+)', as = "{1}{{}}{2}" }})",
                     call->function, found->second.before, found->second.after);
}

}  // namespace vigie::extractors
