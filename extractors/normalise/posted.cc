#include "extractors/normalise/posted.h"

#include <algorithm>
#include <charconv>

#include "extractors/normalise/calendar_dates.h"
#include "extractors/normalise/calendar_words.h"
#include "extractors/normalise/clock_times.h"
#include "extractors/normalise/code_points.h"
#include "extractors/normalise/elapsed.h"
#include "extractors/normalise/token_reader.h"
#include "extractors/normalise/tokens.h"
#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

using std::chrono::days;

constexpr std::chrono::year kFirstYear{1990};
constexpr std::size_t kMostCodePoints = 400;  // of a field; in more, what is a date is not the ad's
constexpr std::size_t kReach = 10;            // tokens between a day and its time

Posted at_time(Date day, const std::optional<ClockTime>& time) {
  if (!time) return day;
  if (time->utc_offset) return Instant(day.time_since_epoch() + time->since_midnight - *time->utc_offset);
  return from_paris(ParisTime(day.time_since_epoch() + time->since_midnight));
}

/// Seconds or milliseconds since 1970, as machines write them.
std::optional<Posted> epoch(const Token& token) {
  if (!token.is_number() || (token.text.size() != 10 && token.text.size() != 13)) return std::nullopt;
  long long value = 0;
  std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
  return Instant(std::chrono::seconds(token.text.size() == 13 ? value / 1000 : value));
}

/// A day with where it stands.
struct FoundDay {
  Date day;
  std::size_t begin, end;
};

class Reader : TokenReader {
 public:
  Reader(const std::vector<Token>& tokens, const std::optional<PostedBase>& base) : TokenReader(tokens), base_(base) {}

  /// The first day or instant at token `from` or behind it.
  std::optional<Posted> read(std::size_t from) const {
    for (std::size_t i = from; i < tokens_.size(); ++i) {
      if (auto found = written_at(i)) return found;
      if (auto found = base_ ? relative_at(i) : std::nullopt) return found;
    }
    return base_ ? read_weaker(from) : std::nullopt;
  }

 private:
  std::optional<Posted> written_at(std::size_t i) const {
    if (auto instant = epoch(tokens_[i])) return instant;
    const auto date = written_date_at(tokens_, i);
    if (!date) return std::nullopt;
    const auto time = time_beside(i, date->end);
    const auto year = date->year || !time ? date->year : year_behind(*time);
    if (year ? *year < kFirstYear : !base_) return std::nullopt;
    const auto day = year ? date_in(*year, date->day) : last_such_day(date->day, day_of(*base_));
    if (!day) return std::nullopt;
    return at_time(*day, time);
  }

  /// "Wed Aug 05 12:00:00 2015".
  std::optional<std::chrono::year> year_behind(const ClockTime& time) const {
    if (time.end >= tokens_.size() || tokens_[time.end].text.size() != 4) return std::nullopt;
    return written_year(tokens_[time.end]);
  }

  /// The time that goes with the day that stands in tokens [begin, end).
  std::optional<ClockTime> time_beside(std::size_t begin, std::size_t end) const {
    if (auto time = end < tokens_.size() ? clock_time_at(tokens_, end, true) : std::nullopt) return time;
    for (std::size_t i = end; i < std::min(end + kReach, tokens_.size()); ++i) {
      if (auto time = clock_time_at(tokens_, i)) return time;
    }
    for (std::size_t i = begin - std::min(begin, kReach); i < begin; ++i) {
      if (auto time = clock_time_at(tokens_, i); time && time->end <= begin) return time;
    }
    return std::nullopt;
  }

  std::optional<Posted> relative_at(std::size_t i) const {
    if (const auto day = named_day(i)) return at_time(day->day, time_beside(day->begin, day->end));
    const auto span = elapsed_at(tokens_, i);
    if (!span && is_now(i)) return now();
    if (!span || (!span->is_directed && !is_all(i, span->end))) return std::nullopt;
    auto posted = count_from(*base_, *span);
    if (!posted || span->has_time_of_day || span->end >= tokens_.size()) return posted;
    return at_time(std::get<Date>(*posted), time_beside(i, span->end));
  }

  /// Nothing else stands in the field, so that "15 hr" is an age of the ad and not a part of its text.
  bool is_all(std::size_t begin, std::size_t end) const {
    const auto is_sign = [](const Token& token) { return token.is_symbol(); };
    return std::all_of(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(begin), is_sign) &&
           std::all_of(tokens_.begin() + static_cast<std::ptrdiff_t>(end), tokens_.end(), is_sign);
  }

  bool is_now(std::size_t i) const {
    if (is_at(i, "maintenant now moments instants")) return true;
    return is_at(i, "l cet") && (is_at(i + 1, "instant") || (is_at(i + 1, "' ’ ´ `") && is_at(i + 2, "instant")));
  }

  /// From a day alone, that day.
  Posted now() const { return *base_; }

  FoundDay days_from_now(int count, std::size_t begin, std::size_t end) const {
    return {day_of(*base_) + days(count), begin, end};
  }

  std::optional<FoundDay> named_day(std::size_t i) const {
    const std::string_view word = tokens_[i].text;
    if (word.starts_with("aujourd") || word == "ajd" || word == "today" || word == "tonight")
      return days_from_now(0, i, i + 1);
    if (is_one_of(word, "ce cet cette this") &&
        is_at(i + 1, "jour matin midi soir nuit apres morning evening afternoon"))
      return days_from_now(0, i, i + 2);
    if (word == "till" && is_at(i + 1, "date")) return days_from_now(0, i, i + 2);
    if (word == "avant" || word == "apres") return beyond(i, word == "avant" ? -2 : 2);
    if (word == "hier" || word == "yesterday") return days_from_now(-1, i, i + 1);
    if (word == "last" && is_at(i + 1, "night evening")) return days_from_now(-1, i, i + 2);
    if (word == "demain" || word == "tomorrow") return days_from_now(1, i, i + 1);
    if (word == "day" && is_at(i + 1, "before after") && is_at(i + 2, "yesterday tomorrow"))
      return days_from_now(is_at(i + 1, "before") ? -2 : 2, i, i + 3);
    return std::nullopt;
  }

  /// "avant-hier", "après-demain".
  std::optional<FoundDay> beyond(std::size_t i, int count) const {
    const std::size_t word = is_at(i + 1, "-") ? i + 2 : i + 1;
    if (count < 0 ? !is_at(word, "hier") : !is_at(word, "demain")) return std::nullopt;
    return days_from_now(count, i, word + 1);
  }

  /// A day of the week, else a time of today.
  std::optional<Posted> read_weaker(std::size_t from) const {
    std::optional<ClockTime> time;
    for (std::size_t i = from; i < tokens_.size(); ++i) {
      if (const auto wanted = tokens_[i].is_word() ? weekday_named(tokens_[i].text) : std::nullopt)
        return at_time(last_weekday(*wanted), time_beside(i, i + 1));
      if (!time) time = clock_time_at(tokens_, i);
    }
    if (!time) return std::nullopt;
    const Posted today = at_time(day_of(*base_), time);
    return is_to_come(today) ? at_time(day_of(*base_) - days(1), time) : today;
  }

  /// Nothing was posted after it was fetched.
  bool is_to_come(const Posted& posted) const {
    const auto* const fetched = std::get_if<Instant>(&*base_);
    return fetched != nullptr && std::get<Instant>(posted) > *fetched;
  }

  /// Before the base's day: on a Monday, Monday is seven days back.
  Date last_weekday(std::chrono::weekday wanted) const {
    const Date today = day_of(*base_);
    const days back = std::chrono::weekday(today) - wanted;
    return today - (back == days(0) ? days(7) : back);
  }

  const std::optional<PostedBase>& base_;
};

/// Whether a word says that the day of posting follows, beside which "mis à jour" is another one.
bool leads_to_posting(const Token& token) {
  constexpr std::string_view kStems[] = {"publi", "post",    "depos", "paru",  "ajout",
                                         "cree",  "created", "added", "listed"};
  return token.is_word() &&
         std::ranges::any_of(kStems, [&](std::string_view stem) { return token.text.starts_with(stem); });
}

}  // namespace

std::optional<PostedBase> posted_base(const RawAd& raw) {
  if (raw.fetched) return *raw.fetched;
  if (raw.seen.empty()) return std::nullopt;
  return *std::ranges::max_element(raw.seen);
}

Date day_of(const PostedBase& base) {
  if (const auto* const instant = std::get_if<Instant>(&base)) return paris_date(*instant);
  return std::get<Date>(base);
}

std::optional<Posted> read_posted(std::string_view text, const std::optional<PostedBase>& base) {
  const std::string plain = folded(text.substr(0, byte_of_code_point(text, kMostCodePoints)));
  const auto tokens = tokenise(plain);
  const Reader reader(tokens, base);
  const auto lead = std::ranges::find_if(tokens, leads_to_posting);
  if (lead != tokens.end()) {
    if (auto posted = reader.read(static_cast<std::size_t>(lead - tokens.begin()))) return posted;
  }
  return reader.read(0);
}

}  // namespace vigie::extractors
