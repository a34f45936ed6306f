#include "extractors/induction/wanted.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <re2/re2.h>

#include "extractors/field_scope.h"
#include "extractors/induction/anchors.h"
#include "extractors/plain_words.h"
#include "model/raw_ad.h"

namespace vigie::extractors {
namespace {

constexpr std::array<std::string_view, 8> kSigns = {",", "/", "|", "(", ";", " - ", " – ", " · "};

/// Of a link that writes a message, only the number counts.
std::string digits_of(std::string_view text) {
  text = text.substr(0, std::min(text.find("text="), text.find("body=")));
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
  if (digits.starts_with("0033")) digits.erase(0, 2);
  if (digits.starts_with("33") && digits.size() == 11) digits.replace(0, 2, "0");
  return digits;
}

std::string last_part(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  return std::string(url.substr(url.rfind('/') + 1));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

bool begins_number(char c) { return is_digit(c) || c == '+' || c == '('; }

/// "Âge : 24 ans" → "Âge"; empty: no label. What stands before a sign is a value of its own: "Lina - 24 ans".
std::string label_before(std::string_view value_and_label, std::size_t value_at) {
  static const re2::RE2 kLabel(R"(\s*([^\d\n:]{2,30}?)\s*:?\s*)");
  std::string label;
  re2::RE2::FullMatch(value_and_label.substr(0, value_at), kLabel, &label);
  const bool is_value = std::ranges::any_of(
      kSigns, [&](std::string_view sign) { return label.ends_with(sign) || (label + " ").ends_with(sign); });
  return is_value ? std::string() : label;
}

/// "90 EUR per hour" → '\d+ EUR per hour': one number is as good as another.
std::string form_of(std::string_view value) {
  std::string form;
  for (std::size_t i = 0; i < value.size();) {
    const auto end = std::min(value.find_first_not_of("0123456789", i), value.size());
    if (end > i) {
      form += R"(\d+)";
      i = end;
    } else {
      const auto next = std::min(value.find_first_of("0123456789", i), value.size());
      form += literal_pattern(value.substr(i, next - i));
      i = next;
    }
  }
  return form;
}

/// Of a price whatever its amounts and its currency's name.
constexpr const char* kFormOfPrice = R"((?i)\d[\d/., -]*(?:€|euros?|eur|roses?|bisous?|kiss))";

}  // namespace

std::string canonical(std::string_view field, std::string_view value) {
  if (field == "phones") return digits_of(value);
  if (field == "photos" || field == "link") return last_part(value);
  return plain_words(value);
}

Wanted::Wanted(std::string_view field, std::string_view value,
               std::span<const std::shared_ptr<const re2::RE2>> patterns)
    : field_(field), shown_(value), value_(canonical(field, value)), patterns_(patterns) {}

std::optional<std::string> Wanted::held_by(std::string_view text) const {
  constexpr std::size_t kLongestAround = 200;
  if (is_all_of(text)) return "";
  if (field_ == "text") return std::nullopt;
  if (auto pattern = by_known_pattern(text)) return pattern;
  if (is_address() || text.size() > kLongestAround + size()) return std::nullopt;
  if (auto pattern = behind_a_label(text)) return pattern;
  if (field_ == "phones") return std::nullopt;
  if (auto pattern = before_a_sign(text)) return pattern;
  if (auto pattern = behind_a_sign(text)) return pattern;
  return by_form(text);
}

std::optional<std::string> Wanted::held_by_data(std::string_view text) const {
  if (field_ == "phones") {
    if (auto pattern = behind_a_label(text)) return pattern;
  }
  return held_by(text);
}

std::string Wanted::words_alone() const {
  const bool is_word = field_ == "place" || field_ == "name";
  return is_word && std::ranges::none_of(shown_, is_digit) ? R"(^\D+$)" : "";
}

std::optional<std::string> Wanted::by_known_pattern(std::string_view text) const {
  for (const auto& pattern : patterns_) {
    if (canonical(field_, first_match(*pattern, text)) == value_) return pattern->pattern();
  }
  return std::nullopt;
}

/// "Âge : 24 ans", "Âge 24 ans" → the pattern of what follows "Âge".
std::optional<std::string> Wanted::behind_a_label(std::string_view text) const {
  constexpr std::size_t kLongestLabel = 40;
  if (!canonical(field_, text).ends_with(value_)) return std::nullopt;
  for (std::size_t at = 2; at < std::min(text.size(), kLongestLabel); ++at) {
    const bool may_begin = field_ == "phones" ? begins_number(text[at]) : begins_character(text[at]);
    if (!may_begin || text[at] == ' ' || !is_all_of(text.substr(at))) continue;
    if (const std::string label = label_before(text, at); !label.empty())
      return "^" + literal_pattern(label) + R"(\s*:?\s*(.+))";
  }
  return std::nullopt;
}

/// "Emma, escort in Meaux" → the pattern of what stands before the comma.
std::optional<std::string> Wanted::before_a_sign(std::string_view text) const {
  if (!canonical(field_, text).starts_with(value_)) return std::nullopt;
  for (const std::string_view sign : kSigns) {
    const auto at = text.find(sign);
    if (at != std::string_view::npos && is_all_of(text.substr(0, at)))
      return fmt::format(R"(^(.+?)\s*{})", literal_pattern(sign));
  }
  return std::nullopt;
}

/// "Versailles - Hier à 23h29" → the pattern of what stands behind the dash.
std::optional<std::string> Wanted::behind_a_sign(std::string_view text) const {
  if (!canonical(field_, text).ends_with(value_)) return std::nullopt;
  for (const std::string_view sign : kSigns) {
    const auto at = text.rfind(sign);
    if (at != std::string_view::npos && is_all_of(text.substr(at + sign.size())))
      return fmt::format(R"(.*{}\s*(.+))", literal_pattern(sign));
  }
  return std::nullopt;
}

/// "Annonce 12 du 07/09/2026" → the pattern of a date so written.
std::optional<std::string> Wanted::by_form(std::string_view text) const {
  constexpr std::size_t kShortest = 2;
  if (value_.size() < kShortest || std::ranges::none_of(shown_, is_digit)) return std::nullopt;
  const std::string own = form_of(shown_);
  for (const std::string& form : {field_ == "price" ? std::string(kFormOfPrice) : own, own}) {
    const re2::RE2 compiled(form, re2::RE2::Quiet);
    if (compiled.ok() && canonical(field_, first_match(compiled, text)) == value_) return form;
  }
  return std::nullopt;
}

}  // namespace vigie::extractors
