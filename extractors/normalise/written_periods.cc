#include "extractors/normalise/written_periods.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "extractors/normalise/calendar_dates.h"
#include "extractors/normalise/calendar_words.h"
#include "extractors/normalise/token_reader.h"

namespace vigie::extractors {
namespace {

using std::chrono::days;
using std::chrono::month_day;
using std::chrono::months;
using std::chrono::year;

constexpr days kLongest{92};

/// One end as far as it is written.
struct End {
  std::optional<year> of = {};
  std::optional<std::chrono::month> month = {};
  std::optional<std::chrono::day> day = {};
  std::optional<Date> date = {};  // "dimanche", "demain"
  std::size_t end = 0;
};

/// Words with which a period begins but for numbers, so that others cost one look.
bool may_begin(const Token& token) {
  static const std::unordered_set<std::string_view> kFirst{
      "du",    "from", "les", "le",    "the",    "on",      "entre",  "between", "de",       "ce",    "cette",  "this",
      "until", "till", "til", "jusqu", "jusque", "jusquau", "jusqua", "demain",  "tomorrow", "today", "aujourd"};
  if (token.is_number()) return true;
  return token.is_word() && (kFirst.contains(token.text) || month_named(token.text) || weekday_named(token.text));
}

class Reader : TokenReader {
 public:
  Reader(const std::vector<Token>& tokens, const std::optional<Date>& today) : TokenReader(tokens), today_(today) {}

  std::vector<WrittenPeriod> read() const {
    std::vector<WrittenPeriod> periods;
    for (std::size_t i = 0; i < tokens_read(tokens_);) {
      const auto period = may_begin(tokens_[i]) ? period_at(i) : std::nullopt;
      if (period && period->days.from <= period->days.to && period->days.to - period->days.from <= kLongest)
        periods.push_back(*period);
      i = period ? period->end : i + 1;
    }
    return periods;
  }

 private:
  std::optional<WrittenPeriod> period_at(std::size_t i) const {
    if (auto period = until(i)) return period;
    if (auto period = named_span(i)) return period;
    if (auto period = range(i)) return period;
    return single(i);
  }

  // ---- Ends

  std::size_t behind_weekday(std::size_t i) const {
    while (is_at(i, "le the on")) ++i;
    const bool is_named = i < tokens_.size() && tokens_[i].is_word() && weekday_named(tokens_[i].text).has_value();
    if (!is_named || i + 1 >= tokens_.size()) return i;
    const std::size_t next = is_at(i + 1, ". ,") ? i + 2 : i + 1;
    return next < tokens_.size() && (tokens_[next].is_number() || is_at(next, "the")) ? next : i;
  }

  /// A day, with its month and year where they stand there.
  std::optional<End> end_at(std::size_t i) const {
    i = behind_weekday(i);
    if (is_at(i, "the")) ++i;
    if (i >= tokens_.size()) return std::nullopt;
    if (const auto date = written_date_at(tokens_, i))
      return End{.of = date->year, .month = date->day.month(), .day = date->day.day(), .end = date->end};
    if (tokens_[i].is_word()) return named_day(i);
    const auto number = tokens_[i].text.size() <= 2 ? number_of(tokens_[i]) : std::nullopt;
    if (!number || *number < 1 || *number > 31) return std::nullopt;
    return End{.day = std::chrono::day(static_cast<unsigned>(*number)),
               .end = is_at(i + 1, "er st nd rd th") ? i + 2 : i + 1};
  }

  /// "18.09", which is a day only as an end of a range, as in "18.09 - 22.09".
  std::optional<End> dotted_day(std::size_t i) const {
    if (i + 2 >= tokens_.size() || tokens_[i].text.size() != 2 || !is_at(i + 1, ".") || tokens_[i + 2].text.size() != 2)
      return std::nullopt;
    const auto day = number_of(tokens_[i]), month = number_of(tokens_[i + 2]);
    if (!day || !month) return std::nullopt;
    const month_day date(std::chrono::month(static_cast<unsigned>(*month)),
                         std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok() || !touch(tokens_[i], tokens_[i + 1]) || !touch(tokens_[i + 1], tokens_[i + 2])) return std::nullopt;
    return End{.month = date.month(), .day = date.day(), .end = i + 3};
  }

  /// "dimanche", "demain", "today": the next such day, today included.
  std::optional<End> named_day(std::size_t i) const {
    if (!today_) return std::nullopt;
    if (is_at(i, "demain tomorrow")) return End{.date = *today_ + days(1), .end = i + 1};
    if (is_at(i, "aujourd")) return End{.date = *today_, .end = i + (is_at(i + 1, "' ’") ? 3 : 2)};
    if (is_at(i, "today")) return End{.date = *today_, .end = i + 1};
    if (tokens_[i].text.size() < 4) return std::nullopt;  // "mar", "sam" are other words too
    const auto wanted = weekday_named(tokens_[i].text);
    if (!wanted) return std::nullopt;
    return End{.date = *today_ + (*wanted - std::chrono::weekday(*today_)), .end = i + 1};
  }

  // ---- Periods

  /// "jusqu'au 15 septembre", "until Sunday".
  std::optional<WrittenPeriod> until(std::size_t i) const {
    std::size_t next = i + 1;
    if (is_at(i, "jusqu jusque jusquau jusqua")) {
      while (is_at(next, "' ’ a au ")) ++next;
    } else if (!is_at(i, "until till til")) {
      return std::nullopt;
    }
    const auto to = end_at(next);
    const auto last = to && today_ ? date_of(*to, *to) : std::nullopt;
    if (!last || is_hour(to->end)) return std::nullopt;
    return WrittenPeriod{{*today_, *last}, true, i, to->end};
  }

  /// "ce week-end", "this weekend", "cette semaine", "this week".
  std::optional<WrittenPeriod> named_span(std::size_t i) const {
    if (!today_ || !is_at(i, "ce cette this")) return std::nullopt;
    const days to_sunday = std::chrono::Sunday - std::chrono::weekday(*today_);
    const Date sunday = *today_ + to_sunday;
    if (is_at(i + 1, "semaine") || (is_at(i + 1, "week") && !is_at(i + 2, "- end")))
      return WrittenPeriod{{*today_, sunday}, false, i, i + 2};
    const bool is_split = is_at(i + 1, "week") && (is_at(i + 2, "end") || is_at(i + 3, "end"));
    if (!is_split && !is_at(i + 1, "weekend")) return std::nullopt;
    return WrittenPeriod{{std::max(*today_, sunday - days(1)), sunday},
                         false,
                         i,
                         is_split ? (is_at(i + 2, "end") ? i + 3 : i + 4) : i + 2};
  }

  /// "du 12 au 15 septembre", "from 12 to 15 Sept", "12-15 sept", "Sept 12-15", "12/09 au 15/09", "les 12 et 13 sept".
  std::optional<WrittenPeriod> range(std::size_t i) const {
    const bool is_led = is_at(i, "du from les entre between de");
    const std::size_t first = is_led ? i + 1 : i;
    if (first >= tokens_.size()) return std::nullopt;
    const auto dotted = dotted_day(first);
    const auto from = dotted ? dotted : end_at(first);
    if (!from) return std::nullopt;
    const bool is_joined = is_at(from->end, "au to - – — > → until till a and et thru through jusqu");
    if (!is_joined) return std::nullopt;
    std::size_t next = from->end + 1;
    while (is_at(next, "' ’ au a >")) ++next;
    auto to = dotted ? dotted_day(next) : end_at(next);
    if (!to || (dotted && is_counted(to->end)) || is_hour(to->end) || (from->date && to->date))
      return std::nullopt;  // "du lundi au vendredi" is each week
    if (!to->month && !to->date && from->month) to->month = from->month, to->of = from->of;
    const bool is_told = to->month || to->date || (is_led && is_at(i, "du from") && is_at(from->end, "au to - until"));
    if (!is_told || (!to->month && !to->date && is_counted(to->end))) return std::nullopt;
    return between(*from, *to, i);
  }

  std::optional<WrittenPeriod> between(const End& from, const End& to, std::size_t begin) const {
    const auto last = date_of(to, to);
    if (!last) return std::nullopt;
    auto first = date_of(from, to);
    if (!first) return std::nullopt;
    const std::chrono::year_month_day until(*last);
    if (!from.date && !from.month) {  // "du 28 au 3 octobre" begins in the month before
      const auto month = until.year() / until.month();
      first = day_in(month, *from.day);
      if (first && *first > *last) first = day_in(month - months(1), *from.day);
    } else if (*first > *last && !from.of) {
      first = date_in(std::chrono::year_month_day(*first).year() - std::chrono::years(1),
                      month_day(*from.month, *from.day));
    } else if (!from.of && from.month && until.year() != std::chrono::year_month_day(*first).year()) {
      if (const auto same = date_in(until.year(), month_day(*from.month, *from.day)); same && *same <= *last)
        first = same;
    }
    if (!first) return std::nullopt;
    return WrittenPeriod{{*first, *last}, true, begin, to.end};
  }

  /// "le 12 septembre", "aujourd'hui".
  std::optional<WrittenPeriod> single(std::size_t i) const {
    const auto end = end_at(i);
    if (!end || (!end->month && !end->date)) return std::nullopt;
    const auto date = date_of(*end, *end);
    if (!date) return std::nullopt;
    return WrittenPeriod{{*date, *date}, false, i, end->end};
  }

  // ---- Which day is meant

  static std::optional<Date> day_in(std::chrono::year_month month, std::chrono::day day) {
    const auto date = month / day;
    if (!date.ok()) return std::nullopt;
    return Date(date);
  }

  /// @param other  whose month and year hold where this one has none
  std::optional<Date> date_of(const End& end, const End& other) const {
    if (end.date) return end.date;
    const auto of = end.of ? end.of : other.of;
    const auto month = end.month ? end.month : other.month;
    if (of && month) return date_in(*of, month_day(*month, *end.day));
    if (!today_) return std::nullopt;
    return month ? nearest_year(month_day(*month, *end.day)) : nearest_month(*end.day);
  }

  std::optional<Date> nearest_year(month_day day) const {
    const year now = std::chrono::year_month_day(*today_).year();
    return nearest(
        {date_in(now - std::chrono::years(1), day), date_in(now, day), date_in(now + std::chrono::years(1), day)});
  }

  std::optional<Date> nearest_month(std::chrono::day day) const {
    const std::chrono::year_month_day now(*today_);
    const auto month = now.year() / now.month();
    return nearest({day_in(month - months(1), day), day_in(month, day), day_in(month + months(1), day)});
  }

  /// Nearest to today, what is past counting double.
  std::optional<Date> nearest(std::initializer_list<std::optional<Date>> candidates) const {
    const auto distance = [&](Date date) { return date < *today_ ? 2 * (*today_ - date) : date - *today_; };
    std::optional<Date> best;
    for (const auto& candidate : candidates) {
      if (candidate && (!best || distance(*candidate) < distance(*best))) best = candidate;
    }
    return best;
  }

  bool is_hour(std::size_t i) const { return is_at(i, "h heures heure pm am"); }
  bool is_counted(std::size_t i) const { return is_at(i, "h : / € euros roses ans cm kg min minutes km % eur heures"); }

  const std::optional<Date>& today_;
};

}  // namespace

std::vector<WrittenPeriod> written_periods(const std::vector<Token>& tokens, const std::optional<Date>& today) {
  return Reader(tokens, today).read();
}

}  // namespace vigie::extractors
