#include "extractors/definition_source.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "model/words.h"

namespace vigie::extractors {
namespace {

const toml::table& empty_table() {
  static const toml::table kEmpty;
  return kEmpty;
}

std::string place_of(const toml::source_region& source) {
  return fmt::format("{}:{}", source.path ? *source.path : "", source.begin.line);
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

Result<toml::table> parse_toml(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) return fail(Error::kUnreadable, tr("no such file"), file.string());
  try {
    return toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    const bool has_line = error.source().begin.line > 0;
    return fail(has_line ? Error::kBadDefinition : Error::kUnreadable, std::string(error.description()),
                has_line ? fmt::format("{}:{}", file.string(), error.source().begin.line) : file.string());
  }
}

void Complaints::add(const toml::node& at, std::string what) {
  errors_.push_back({Error::kBadDefinition, std::move(what), place_of(at.source())});
}

Section::Section(std::string name, const toml::table& own, const toml::table* family, Complaints& complaints)
    : name_(std::move(name)), own_(&own), family_(family), complaints_(&complaints) {}

const toml::node* Section::find(std::string_view key) const {
  if (const auto* node = own_->get(key)) return node;
  return family_ ? family_->get(key) : nullptr;
}

Section Section::own() const { return {name_, *own_, nullptr, *complaints_}; }

Section Section::family() const { return {name_, family_ ? *family_ : empty_table(), nullptr, *complaints_}; }

Section Section::section(std::string_view key) const {
  const auto* own = own_->get_as<toml::table>(key);
  const auto* family = family_ ? family_->get_as<toml::table>(key) : nullptr;
  if (find(key) && !own && !family) wrong_type(key, fmt::format("[{}]", key));
  const std::string name = fmt::format("[{}]", key);
  if (own) return {name, *own, family, *complaints_};
  return {name, family ? *family : empty_table(), nullptr, *complaints_};
}

void Section::wrong_type(std::string_view key, const std::string& expected) const {
  complain(key, fmt::format(fmt::runtime(tr("`{}` should be {}")), key, expected));
}

std::optional<std::string> Section::text(std::string_view key) const {
  const auto* node = find(key);
  if (!node) return std::nullopt;
  if (auto text = node->value_exact<std::string>()) return text;
  wrong_type(key, tr("a text in quotes"));
  return std::nullopt;
}

std::optional<double> Section::number(std::string_view key) const {
  const auto* node = find(key);
  if (!node) return std::nullopt;
  if (node->is_number()) return node->value<double>();
  wrong_type(key, tr("a number without quotes"));
  return std::nullopt;
}

std::optional<bool> Section::truth(std::string_view key) const {
  const auto* node = find(key);
  if (!node) return std::nullopt;
  if (const auto truth = node->value_exact<bool>()) return truth;
  wrong_type(key, tr("true or false"));
  return std::nullopt;
}

FieldRule Section::field(std::string_view key) const {
  const auto* node = find(key);
  return node ? parse_field(key, *node, *complaints_) : FieldRule{};
}

bool Section::is_never(std::string_view key) const {
  const auto* node = find(key);
  if (!node) return false;
  if (const auto* list = node->as_array()) return list->empty();
  return node->value_exact<std::string_view>() == "none";
}

std::vector<std::string> Section::keys() const {
  std::vector<std::string> keys;
  for (const toml::table* table : {own_, family_}) {
    if (!table) continue;
    for (const auto& [key, node] : *table) keys.emplace_back(key.str());
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

void Section::allow_only(std::span<const std::string_view> known) const {
  for (const std::string& key : keys()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    complain(key, fmt::format(fmt::runtime(tr("unknown key `{}`; {}")), key, suggestion(key, known)));
  }
}

void Section::require(std::string_view key, std::string_view example) const {
  if (find(key)) return;
  const auto what = fmt::format(fmt::runtime(tr("`{}` is missing{}; for example: {}")), key,
                                name_.empty() ? "" : fmt::format(fmt::runtime(tr(" in {}")), name_), example);
  complaints_->add(*own_, what);
}

void Section::complain(std::string_view key, std::string what) const {
  const auto* node = find(key);
  complaints_->add(node ? *node : static_cast<const toml::node&>(*own_), std::move(what));
}

std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string_view> known) {
  if (known.empty()) return std::nullopt;
  const auto distance = [&](std::string_view other) { return edit_distance(word, other); };
  const auto best =
      *std::min_element(known.begin(), known.end(), [&](auto a, auto b) { return distance(a) < distance(b); });
  const std::size_t near_enough = std::max<std::size_t>(1, std::min(word.size(), best.size()) / 2);
  return distance(best) <= near_enough ? std::optional(best) : std::nullopt;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> known) {
  if (const auto meant = nearest(word, known)) return fmt::format(fmt::runtime(tr("did you mean `{}`?")), *meant);
  return fmt::format(fmt::runtime(tr("known are: {}")), fmt::join(known, ", "));
}

}  // namespace vigie::extractors
