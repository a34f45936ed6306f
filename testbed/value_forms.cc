#include "testbed/value_forms.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace vigie::testbed {
namespace {

using Replacement = std::pair<std::string_view, std::string_view>;

// "\x80" is "€" in windows-1252.
constexpr std::array<std::string_view, 8> kCurrencies = {"€",   "&euro;", "&#8364;", "&#x20AC;",
                                                         "EUR", "euros",  "Euros",   "\x80"};
constexpr std::array<std::string_view, 4> kSpaces = {" ", "&nbsp;", "&#160;", "\xC2\xA0"};

constexpr std::array<Replacement, 18> kLabels = {{{"Prix", "Montant"},
                                                  {"Tarif", "Montant"},
                                                  {"\xC3\x82ge", "Compte d'hivers"},
                                                  {"\xC2ge", "Compte d'hivers"},
                                                  {"Age", "Winters"},
                                                  {"T\xC3\xA9l\xC3\xA9phone", "Pour joindre"},
                                                  {"T\xE9l\xE9phone", "Pour joindre"},
                                                  {"Phone", "Reach"},
                                                  {"Ville", "Bourg"},
                                                  {"Lieu", "Coin"},
                                                  {"Localisation", "Coin"},
                                                  {"Location", "Spot"},
                                                  {"City", "Spot"},
                                                  {"Publi", "Affich"},
                                                  {"Posted", "Shown"},
                                                  {"Pseudo", "Appel"},
                                                  {"Price", "Amount"},
                                                  {"Rate", "Amount"}}};

constexpr std::array<Replacement, 16> kDateWords = {{{"il y a ", "depuis "},
                                                     {"Il y a ", "Depuis "},
                                                     {"Aujourd'hui", "Ce jour"},
                                                     {"Hier", "La veille"},
                                                     {"hier", "la veille"},
                                                     {"janvier", "janv."},
                                                     {"f\xC3\xA9vrier", "f\xC3\xA9vr."},
                                                     {"avril", "avr."},
                                                     {"juillet", "juil."},
                                                     {"ao\xC3\xBBt", "ao."},
                                                     {"ao\xFBt", "ao."},
                                                     {"septembre", "sept."},
                                                     {"octobre", "oct."},
                                                     {"novembre", "nov."},
                                                     {"d\xC3\xA9"
                                                      "cembre",
                                                      "d\xC3\xA9"
                                                      "c."},
                                                     {" ago", " back"}}};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

bool joins_words(char c) { return is_small_letter(c) || c == '-'; }

/// A word of its own, or the beginning of one that goes on with an accent ("Publié"): no town's "Ville".
bool is_label_at(std::string_view text, std::size_t at, std::size_t bytes) {
  const bool begins = at == 0 || !joins_words(text[at - 1]);
  return begins && (at + bytes == text.size() || !joins_words(text[at + bytes]));
}

bool anywhere(std::string_view, std::size_t, std::size_t) { return true; }

template <std::size_t N, typename Where>
std::string replaced(std::string_view text, const std::array<Replacement, N>& all, const Where& where) {
  std::string result(text);
  for (const auto& [from, to] : all) {
    for (auto at = result.find(from); at != std::string::npos; at = result.find(from, at)) {
      const bool here = where(result, at, from.size());
      if (here) result.replace(at, from.size(), to);
      at += here ? to.size() : from.size();
    }
  }
  return result;
}

template <std::size_t N>
std::size_t length_of_any(const std::array<std::string_view, N>& all, std::string_view text) {
  const auto found = std::ranges::find_if(all, [&](std::string_view one) { return text.starts_with(one); });
  return found == all.end() ? 0 : found->size();
}

std::size_t spaces(std::string_view text) {
  std::size_t all = 0;
  while (const auto one = length_of_any(kSpaces, text.substr(all))) all += one;
  return all;
}

std::size_t digits(std::string_view text) { return std::min(text.find_first_not_of("0123456789"), text.size()); }

struct Amount {
  std::string_view number;
  std::size_t bytes;
};

/// At the text's beginning: "80 €" or "€ 80".
std::optional<Amount> amount_at(std::string_view text) {
  if (const auto sign = length_of_any(kCurrencies, text)) {
    const auto from = sign + spaces(text.substr(sign));
    const auto number = digits(text.substr(from));
    return number == 0 ? std::nullopt : std::optional(Amount{text.substr(from, number), from + number});
  }
  const auto number = digits(text);
  if (number == 0) return std::nullopt;
  const auto to = number + spaces(text.substr(number));
  const auto sign = length_of_any(kCurrencies, text.substr(to));
  return sign == 0 ? std::nullopt : std::optional(Amount{text.substr(0, number), to + sign});
}

bool has_form(std::string_view text, std::string_view form) {
  return text.size() >= form.size() && std::ranges::equal(text.substr(0, form.size()), form, [](char c, char shape) {
           return shape == '9' ? is_digit(c) : c == shape;
         });
}

/// A day in numbers at the text's beginning, the other way; both forms are ten bytes long.
std::optional<std::string> other_day(std::string_view text) {
  const auto part = [&](std::size_t from, std::size_t count) { return std::string(text.substr(from, count)); };
  if (has_form(text, "99/99/9999")) return part(6, 4) + '.' + part(3, 2) + '.' + part(0, 2);
  if (has_form(text, "9999-99-99")) return part(8, 2) + '.' + part(5, 2) + '.' + part(0, 4);
  return std::nullopt;
}

constexpr std::size_t kBytesOfADay = 10;

}  // namespace

std::string with_other_currency_form(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const bool within_number = !result.empty() && is_digit(result.back()) && is_digit(text.front());
    const auto amount = within_number ? std::nullopt : amount_at(text);
    if (amount)
      result += "EUR " + std::string(amount->number) + ".00";
    else
      result += text.front();
    text.remove_prefix(amount ? amount->bytes : 1);
  }
  return result;
}

std::string with_other_date_form(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto day = other_day(text);
    result += day ? *day : std::string(1, text.front());
    text.remove_prefix(day ? kBytesOfADay : 1);
  }
  return replaced(result, kDateWords, anywhere);
}

std::string with_other_label(std::string_view text) { return replaced(text, kLabels, is_label_at); }

bool names_a_price(std::string_view text) {
  for (; !text.empty(); text.remove_prefix(1)) {
    if (amount_at(text)) return true;
  }
  return false;
}

bool names_an_age(std::string_view text) {
  const auto at = text.find(" ans");
  return at != std::string_view::npos && at > 0 && is_digit(text[at - 1]);
}

}  // namespace vigie::testbed
