#include "extractors/induction/json_paths.h"

#include <set>

#include <fmt/format.h>

#include "extractors/field_scope.h"
#include "extractors/induction/anchors.h"

namespace vigie::extractors {
namespace {

constexpr int kDeepest = 12;
constexpr std::size_t kMostPaths = 24;

/// RFC 6901, 3.
std::string escaped(std::string_view key) {
  std::string out;
  for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return out;
}

std::string text_of(const JsonValue& value) {
  if (std::string_view text; value.get(text) == simdjson::SUCCESS) return std::string(text);
  if (std::int64_t number; value.get(number) == simdjson::SUCCESS) return std::to_string(number);
  return {};
}

class Walk {
 public:
  explicit Walk(const HoldsValue& holds) : holds_(holds) {}

  void into(const JsonValue& value, const std::string& pointer, int depth) {
    if (depth > kDeepest || found_.size() >= kMostPaths) return;
    if (simdjson::dom::object object; value.get(object) == simdjson::SUCCESS) {
      for (const auto& [key, member] : object) into(member, pointer + "/" + escaped(key), depth + 1);
    } else if (simdjson::dom::array array; value.get(array) == simdjson::SUCCESS) {
      into_members(array, pointer, depth);
    } else {
      look_at(text_of(value), pointer);
    }
  }
  const std::set<std::pair<std::string, std::string>>& found() const { return found_; }

 private:
  /// A list of plain values is pointed at as a whole: a rule reads all of it.
  void into_members(const simdjson::dom::array& array, const std::string& pointer, int depth) {
    std::size_t place = 0;
    for (const JsonValue member : array) {
      const std::string text = text_of(member);
      if (!text.empty()) {
        look_at(text, pointer);
      } else {
        into(member, fmt::format("{}/{}", pointer, place), depth + 1);
      }
      ++place;
    }
  }

  void look_at(const std::string& text, const std::string& pointer) {
    if (text.empty()) return;
    if (auto pattern = holds_(text)) found_.emplace(pointer, *std::move(pattern));
  }

  const HoldsValue& holds_;
  std::set<std::pair<std::string, std::string>> found_;  // pointer and pattern
};

/// Of several scripts of one type, what is around tells which.
std::vector<std::string> selectors_of(const Node& script, const Node& scope) {
  constexpr double kCheap = 6;
  if (const auto id = script.attribute("id")) return {fmt::format("script#{}", *id)};
  std::vector<std::string> selectors;
  if (const auto type = script.attribute("type")) selectors.push_back(fmt::format("script[type='{}']", *type));
  for (const Anchor& anchor : anchors_of(script, scope)) {
    if (anchor.label.empty() && anchor.cost < kCheap) selectors.push_back(anchor.select);
  }
  return selectors;
}

}  // namespace

std::vector<JsonPath> json_paths(const Node& scope, const HoldsValue& holds) {
  static const Selector kScripts = Selector::compile("script[id]:not([src]), script[type*=json]").value();
  std::vector<JsonPath> paths;
  for (const Node& script : scope.select(kScripts)) {
    const auto json = JsonText::parse(script.raw_text());
    if (!json) continue;
    Walk walk(holds);
    walk.into(json->root(), "", 0);
    if (walk.found().empty()) continue;
    for (const std::string& select : selectors_of(script, scope)) {
      for (const auto& [pointer, pattern] : walk.found()) paths.push_back({select, pointer, pattern});
    }
  }
  return paths;
}

}  // namespace vigie::extractors
