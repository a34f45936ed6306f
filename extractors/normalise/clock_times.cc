#include "extractors/normalise/clock_times.h"

namespace vigie::extractors {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Reads on from one token.
class Reader {
 public:
  Reader(const std::vector<Token>& tokens, std::size_t i) : tokens_(tokens), at_(i) {}

  std::size_t at() const { return at_; }
  bool is(const WordList& spaced_list) const { return is_after(0, spaced_list); }
  bool is_after(std::size_t ahead, const WordList& spaced_list) const {
    return at_ + ahead < tokens_.size() && is_one_of(tokens_[at_ + ahead].text, spaced_list);
  }
  bool take(const WordList& spaced_list) {
    const bool found = is(spaced_list);
    if (found) ++at_;
    return found;
  }
  /// A number of at least `least` and at most `most` digits, `ahead` tokens on.
  std::optional<long> number(std::size_t ahead, std::size_t least, std::size_t most) const {
    if (at_ + ahead >= tokens_.size()) return std::nullopt;
    const Token& token = tokens_[at_ + ahead];
    return token.text.size() >= least && token.text.size() <= most ? number_of(token) : std::nullopt;
  }
  bool touches_next() const { return at_ + 1 < tokens_.size() && touch(tokens_[at_], tokens_[at_ + 1]); }
  const Token& take_token() { return tokens_[at_++]; }
  void skip(std::size_t count) { at_ += count; }

 private:
  const std::vector<Token>& tokens_;
  std::size_t at_;
};

/// "am", "pm": 0 or 12 hours to add.
std::optional<hours> half_of_day(const Token& token) {
  if (token.text == "am") return hours(0);
  if (token.text == "pm") return hours(12);
  return std::nullopt;
}

/// "am", "a.m.", "pm": nothing where neither stands there.
std::optional<hours> take_half_of_day(Reader& reader) {
  if (reader.is("am pm")) return half_of_day(reader.take_token());
  if (!reader.is("a p") || !reader.is_after(1, ".") || !reader.is_after(2, "m")) return std::nullopt;
  const hours add(reader.is("p") ? 12 : 0);
  reader.skip(3);
  reader.take(".");
  return add;
}

/// The "PM" of "PM 2:26", which belongs to no number before it.
std::optional<hours> leading_half_of_day(const std::vector<Token>& tokens, std::size_t hour) {
  if (hour == 0 || (hour > 1 && tokens[hour - 2].is_number() && touch(tokens[hour - 2], tokens[hour - 1])))
    return std::nullopt;
  return half_of_day(tokens[hour - 1]);
}

/// "+02:00", "-0700", "+2": the sign touches its number.
std::optional<minutes> take_offset(Reader& reader) {
  constexpr long kMostHours = 14;
  if (!reader.is("+ -") || !reader.touches_next()) return std::nullopt;
  const int sign = reader.is("-") ? -1 : 1;
  if (const auto both = reader.number(1, 4, 4); both && *both / 100 <= kMostHours) {
    reader.skip(2);
    return sign * (hours(*both / 100) + minutes(*both % 100));
  }
  const auto hour = reader.number(1, 1, 2);
  const auto minute = reader.is_after(2, ":") ? reader.number(3, 2, 2) : std::nullopt;
  if (!hour || !minute || *hour > kMostHours) return std::nullopt;
  reader.skip(4);
  return sign * (hours(*hour) + minutes(*minute));
}

std::optional<minutes> take_zone(Reader& reader) {
  if (reader.take("z utc gmt")) return take_offset(reader).value_or(minutes(0));
  if (reader.take("cet")) return minutes(60);
  if (reader.take("cest")) return minutes(120);
  return take_offset(reader);
}

/// Seconds and their fraction, behind hours and minutes.
seconds take_seconds(Reader& reader) {
  const auto second = reader.is(":") ? reader.number(1, 2, 2) : std::nullopt;
  if (!second || *second > 59) return seconds(0);
  reader.skip(2);
  if (reader.is(". ,") && reader.touches_next() && reader.number(1, 1, 9)) reader.skip(2);
  return seconds(*second);
}

/// What stands behind the hour: nothing where it makes no time of it.
/// @param hour_words  those that may follow the hour
std::optional<seconds> take_minutes(Reader& reader, bool dotted, const WordList& hour_words) {
  const bool is_colon = reader.is(":");
  if (is_colon || (dotted && reader.is("."))) {
    const auto minute = reader.number(1, 2, 2);
    if (!minute || *minute > 59) return std::nullopt;
    reader.skip(2);
    return minutes(*minute) + (is_colon ? take_seconds(reader) : seconds(0));
  }
  if (!reader.take(hour_words)) return std::nullopt;
  const auto minute = reader.number(0, 2, 2);
  if (!minute || *minute > 59) return seconds(0);
  reader.skip(1);
  return minutes(*minute) + take_seconds(reader);
}

std::optional<ClockTime> named(const std::vector<Token>& tokens, std::size_t i) {
  if (is_one_of(tokens[i].text, "midi noon midday")) return ClockTime{hours(12), {}, i + 1};
  if (is_one_of(tokens[i].text, "minuit midnight")) return ClockTime{hours(0), {}, i + 1};
  return std::nullopt;
}

/// "20260912T101500Z".
std::optional<ClockTime> in_one_block(const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0 || tokens[i - 1].text != "t" || tokens[i].text.size() != 6) return std::nullopt;
  const long value = *number_of(tokens[i]);
  if (value / 10'000 > 23 || value / 100 % 100 > 59 || value % 100 > 59) return std::nullopt;
  Reader reader(tokens, i + 1);
  const auto zone = take_zone(reader);
  return ClockTime{hours(value / 10'000) + minutes(value / 100 % 100) + seconds(value % 100), zone, reader.at()};
}

/// Hours and minutes from the token of the hour on, and the half of the day.
std::optional<ClockTime> in_digits(const std::vector<Token>& tokens, std::size_t i, bool dotted) {
  Reader reader(tokens, i);
  const auto hour = reader.number(0, 1, 2);
  if (!hour || *hour > 23) return std::nullopt;
  reader.skip(1);
  const bool is_led = i > 0 && is_one_of(tokens[i - 1].text, "a vers des");  // "à 8 heures", but "3 heures"
  const auto rest = take_minutes(reader, dotted, is_led ? WordList("h heure heures") : WordList("h"));
  auto half = take_half_of_day(reader);
  if (!rest && !half) return std::nullopt;
  if (!half) half = leading_half_of_day(tokens, i);
  const bool is_of_twelve = half && *hour >= 1 && *hour <= 12;
  const hours whole = is_of_twelve ? hours(*hour % 12) + *half : hours(*hour);
  const auto zone = take_zone(reader);
  return ClockTime{whole + rest.value_or(seconds(0)), zone, reader.at()};
}

/// "12.16 pm": with its half of the day a point is enough.
bool is_dotted_with_half(const std::vector<Token>& tokens, std::size_t i) {
  Reader reader(tokens, i);
  if (!reader.is_after(1, ".") || !reader.number(2, 2, 2)) return false;
  reader.skip(3);
  return take_half_of_day(reader).has_value();
}

}  // namespace

std::optional<ClockTime> clock_time_at(const std::vector<Token>& tokens, std::size_t i, bool dotted) {
  if (tokens[i].is_word()) return named(tokens, i);
  if (!tokens[i].is_number()) return std::nullopt;
  if (auto block = in_one_block(tokens, i)) return block;
  return in_digits(tokens, i, dotted || is_dotted_with_half(tokens, i));
}

}  // namespace vigie::extractors
