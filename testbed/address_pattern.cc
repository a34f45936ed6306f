#include "testbed/address_pattern.h"

#include <algorithm>

namespace vigie::testbed {

namespace {

std::string_view expression_of(std::string_view key) {
  if (key == "n" || key == "offset") return "([0-9]+)";
  if (key == "zip") return "([0-9]{5})";
  if (key == "code") return "([0-9][0-9ab][0-9]?)";
  if (key == "id") return "([0-9A-Za-z]+)";
  return "([^/]*)";
}

/// Calls `literal` with each character outside of braces and `key` with what stands in them.
template <typename Literal, typename Key>
void walk(std::string_view pattern, Literal literal, Key key) {
  while (!pattern.empty()) {
    const std::size_t end = pattern.starts_with('{') ? pattern.find('}') : std::string_view::npos;
    if (end == std::string_view::npos) {
      literal(pattern.front());
      pattern.remove_prefix(1);
    } else {
      key(pattern.substr(1, end - 1));
      pattern.remove_prefix(end + 1);
    }
  }
}

std::regex regex_of(std::string_view pattern, std::vector<std::string>& keys) {
  std::string expression;
  const auto literal = [&](char c) {
    if (c == '.') expression += '\\';
    expression += c;
  };
  walk(pattern, literal, [&](std::string_view key) {
    expression += expression_of(key);
    keys.emplace_back(key);
  });
  return std::regex(expression);
}

bool read_part(const std::string& text, const std::regex& expression, const std::vector<std::string>& keys,
               AddressValues& values) {
  std::smatch match;
  if (!std::regex_match(text, match, expression)) return false;
  for (std::size_t i = 0; i < keys.size(); ++i) values[keys[i]] = match[i + 1].str();
  return true;
}

}  // namespace

std::string write_address(std::string_view pattern, const AddressValues& values) {
  std::string address;
  const auto literal = [&](char c) { address += c; };
  walk(pattern, literal, [&](std::string_view key) {
    const auto value = values.find(key);
    if (value != values.end()) address += value->second;
  });
  return address;
}

AddressPattern::AddressPattern(std::string_view pattern) {
  const std::size_t question = std::min(pattern.find('?'), pattern.size());
  path_ = regex_of(pattern.substr(0, question), keys_);
  std::string_view query = pattern.substr(std::min(question + 1, pattern.size()));
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    const std::size_t equals = pair.find('=');
    Parameter parameter{.name = std::string(pair.substr(0, equals)), .value = {}, .keys = {}};
    parameter.value = regex_of(pair.substr(equals + 1), parameter.keys);
    parameters_.push_back(std::move(parameter));
  }
}

std::optional<AddressValues> AddressPattern::read(const Request& request) const {
  AddressValues values;
  if (!read_part(request.path, path_, keys_, values)) return {};
  for (const Parameter& parameter : parameters_) {
    const auto asked = request.query.find(parameter.name);
    if (asked == request.query.end() || !read_part(asked->second, parameter.value, parameter.keys, values)) return {};
  }
  return values;
}

}  // namespace vigie::testbed
