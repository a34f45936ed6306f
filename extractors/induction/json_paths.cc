#include "extractors/induction/json_paths.h"

#include <set>

#include <fmt/format.h>

#include "extractors/field_scope.h"

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
  explicit Walk(const std::function<bool(std::string_view)>& is_wanted) : is_wanted_(is_wanted) {}

  void into(const JsonValue& value, const std::string& pointer, int depth) {
    if (depth > kDeepest || found_.size() >= kMostPaths) return;
    if (simdjson::dom::object object; value.get(object) == simdjson::SUCCESS) {
      for (const auto& [key, member] : object) into(member, pointer + "/" + escaped(key), depth + 1);
    } else if (simdjson::dom::array array; value.get(array) == simdjson::SUCCESS) {
      into_members(array, pointer, depth);
    } else if (const std::string text = text_of(value); !text.empty() && is_wanted_(text)) {
      found_.insert(pointer);
    }
  }
  const std::set<std::string>& found() const { return found_; }

 private:
  /// A list of plain values is pointed at as a whole: a rule reads all of it.
  void into_members(const simdjson::dom::array& array, const std::string& pointer, int depth) {
    std::size_t place = 0;
    for (const JsonValue member : array) {
      const std::string text = text_of(member);
      if (!text.empty()) {
        if (is_wanted_(text)) found_.insert(pointer);
      } else {
        into(member, fmt::format("{}/{}", pointer, place), depth + 1);
      }
      ++place;
    }
  }

  const std::function<bool(std::string_view)>& is_wanted_;
  std::set<std::string> found_;
};

std::string selector_of(const Node& script) {
  if (const auto id = script.attribute("id")) return fmt::format("script#{}", *id);
  if (const auto type = script.attribute("type")) return fmt::format("script[type='{}']", *type);
  return "script";
}

}  // namespace

std::vector<JsonPath> json_paths(const Node& scope, const std::function<bool(std::string_view)>& is_wanted) {
  static const Selector kScripts = Selector::compile("script[id]:not([src]), script[type*=json]").value();
  std::vector<JsonPath> paths;
  for (const Node& script : scope.select(kScripts)) {
    const auto json = JsonText::parse(script.raw_text());
    if (!json) continue;
    Walk walk(is_wanted);
    walk.into(json->root(), "", 0);
    for (const std::string& pointer : walk.found()) paths.push_back({selector_of(script), pointer});
  }
  return paths;
}

}  // namespace vigie::extractors
