#include "extractors/normalise/opening_hours.h"

#include <algorithm>

#include "extractors/normalise/calendar_words.h"
#include "extractors/normalise/clock_times.h"
#include "extractors/normalise/token_reader.h"
#include "extractors/normalise/written_numbers.h"

namespace vigie::extractors {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::size_t kMost = 14;   // more is a timetable and no ad's
constexpr std::size_t kReach = 12;  // tokens between days and their hours
constexpr minutes kDay = hours(24);
constexpr minutes kEarliestAlone{hours(6)};  // "1h-2h" without a word that leads to hours is two durations

using Days = std::uint8_t;  // as OpeningHours::days
constexpr Days kAllDays = 0x7F, kWorkdays = 0x1F, kWeekend = 0x60;

struct DaySpan {
  Days days;
  bool is_excepted;  ///< "sauf dimanche"
  std::size_t begin, end;
};

struct HourSpan {
  minutes from, to;
  std::size_t begin, end;
};

/// One field and all that is asked of it.
class Reader : TokenReader {
 public:
  explicit Reader(const FoldedField& field) : TokenReader(field.tokens()) {}

  std::vector<OpeningHours> read() {
    for (std::size_t i = 0; i < tokens_read(tokens_) && hours_.size() < kMost;) {
      const bool is_looked_at = may_begin(i);
      if (const auto hours = is_looked_at ? hours_at(i) : std::nullopt) {
        hours_.push_back(*hours);
        i = hours->end;
      } else if (const auto days = is_looked_at ? days_at(i) : std::nullopt) {
        days_.push_back(*days);
        i = days->end;
      } else {
        ++i;
      }
    }
    return with_days();
  }

 private:
  /// So that most words cost one look.
  bool may_begin(std::size_t i) const {
    return tokens_[i].is_number() || weekday_at(i) || is_at(i + 1, "heure heures") ||
           is_at(i, "h jour midi noon minuit midnight tous every everyday daily en week weekend weekends");
  }

  // ---- Hours

  struct Hour {
    minutes at;
    std::size_t end;
    bool is_bare = false;  ///< a number alone
  };

  /// "10h", "10:30", "10 pm", "minuit", "24h"; "10" alone.
  std::optional<Hour> hour_at(std::size_t i) const {
    if (i >= tokens_.size()) return std::nullopt;
    if (is_at(i, "24") && is_at(i + 1, "h heure heures")) return Hour{kDay, i + 2};
    if (const auto time = clock_time_at(tokens_, i))
      return Hour{std::chrono::duration_cast<minutes>(time->since_midnight), time->end};
    if (const auto written = tokens_[i].is_word() ? written_number_at(tokens_, i) : std::nullopt)
      return hour_in_words(*written);
    const auto number = tokens_[i].is_number() && tokens_[i].text.size() <= 2 ? number_of(tokens_[i]) : std::nullopt;
    if (!number || *number > 24) return std::nullopt;
    if (is_at(i + 1, "heures heure")) return Hour{hours(*number), i + 2};
    return Hour{hours(*number), i + 1, true};
  }

  /// "neuf heures".
  std::optional<Hour> hour_in_words(const WrittenNumber& number) const {
    if (number.value > 24 || !is_at(number.end, "heure heures h")) return std::nullopt;
    return Hour{hours(number.value), number.end + 1};
  }

  std::optional<HourSpan> hours_at(std::size_t i) const {
    if (auto always = always_at(i)) return always;
    const auto from = hour_at(i);
    if (!from) return std::nullopt;
    const std::size_t joint = behind_joint(from->end);
    const auto to = joint == from->end ? std::nullopt : hour_at(joint);
    if (!to || (to->is_bare && (from->is_bare || !is_span_begun(i))) || from->at >= kDay || is_counted(to->end))
      return std::nullopt;
    if (from->is_bare && is_part_of_number(i)) return std::nullopt;
    if (from->at < kEarliestAlone && !leads(i)) return std::nullopt;
    return HourSpan{from->at, to->at, i, to->end};
  }

  /// "de 10h", "ouvert 10h", "horaires : 10h".
  bool leads(std::size_t i) const {
    const std::size_t back = is_before(i, 1, ": -") ? 2 : 1;
    return is_before(i, back,
                     "de d des entre from between ouvert ouverte ouverts horaires horaire heures hours open dispo "
                     "disponible disponibles available");
  }

  /// "de 10h à 20".
  bool is_span_begun(std::size_t i) const { return is_before(i, 1, "de from entre between"); }

  std::size_t behind_joint(std::size_t i) const {
    std::size_t next = i;
    while (next < i + 3 && is_at(next, "a - – — / to till until jusqu jusque au et and > → ' ’")) ++next;
    return next;
  }

  /// "10-22h le 30 min": behind what would be hours stands a price or a length.
  bool is_counted(std::size_t end) const { return is_at(end, "€ e euros euro roses = de £ $"); }

  bool is_part_of_number(std::size_t i) const {
    return is_before(i, 1, "/ . : , +") || (i > 0 && tokens_[i - 1].is_number());
  }

  /// "24h/24", "24/7", "24h sur 24", "H24", "jour et nuit".
  std::optional<HourSpan> always_at(std::size_t i) const {
    if (is_at(i, "h") && is_at(i + 1, "24")) return all_day(i, i + 2);
    if (is_at(i, "jour") && is_at(i + 1, "et") && is_at(i + 2, "nuit")) return all_day(i, i + 3);
    if (!is_at(i, "24")) return std::nullopt;
    const std::size_t sign = is_at(i + 1, "h heures hours") ? i + 2 : i + 1;
    if (is_at(sign, "/ sur 24 7") && is_at(is_at(sign, "24 7") ? sign : sign + 1, "24 7"))
      return all_day(i, is_at(sign, "24 7") ? sign + 1 : sign + 2);
    return std::nullopt;
  }

  static HourSpan all_day(std::size_t begin, std::size_t end) { return {minutes(0), kDay, begin, end}; }

  // ---- Days

  std::optional<unsigned> weekday_at(std::size_t i) const {
    if (i >= tokens_.size() || !tokens_[i].is_word() || tokens_[i].text.size() < 3) return std::nullopt;
    std::string_view word = tokens_[i].text;
    auto day = weekday_named(word);
    if (!day && word.ends_with('s')) day = weekday_named(word.substr(0, word.size() - 1));  // "les lundis"
    return day ? std::optional(day->iso_encoding() - 1) : std::nullopt;
  }

  static Days one_day(unsigned day) { return static_cast<Days>(1U << day); }

  static Days from_day_to_day(unsigned from, unsigned to) {
    Days days = 0;
    for (unsigned day = from;; day = (day + 1) % 7) {
      days = static_cast<Days>(days | one_day(day));
      if (day == to) return days;
    }
  }

  std::optional<DaySpan> days_at(std::size_t i) const {
    auto days = named_days(i);
    if (!days) days = listed_days(i);
    if (!days) return std::nullopt;
    days->is_excepted = is_excepted(i);
    return days;
  }

  /// "sauf le dimanche", "fermé dimanche", "pas de rdv le dimanche".
  bool is_excepted(std::size_t i) const {
    constexpr std::size_t kWordsBefore = 4;
    for (std::size_t back = 1; back <= kWordsBefore && back <= i; ++back) {
      if (is_before(i, back, "sauf hors excepte except ferme fermee fermes closed pas no")) return true;
      if (is_before(i, back, ", . ; ! ? /") || tokens_[i - back].is_number()) return false;
    }
    return false;
  }

  /// "7j/7", "tous les jours", "en semaine", "le week-end".
  std::optional<DaySpan> named_days(std::size_t i) const {
    const auto span = [i](Days days, std::size_t end) { return DaySpan{days, false, i, end}; };
    if (is_at(i, "7")) {
      const std::size_t sign = is_at(i + 1, "j jour jours days") ? i + 2 : i + 1;
      if (is_at(sign, "/ sur") && is_at(sign + 1, "7")) return span(kAllDays, sign + 2);
    }
    if (is_at(i, "tous") && is_at(i + 1, "les") && is_at(i + 2, "jours")) return span(kAllDays, i + 3);
    if (is_at(i, "every") && is_at(i + 1, "day")) return span(kAllDays, i + 2);
    if (is_at(i, "everyday daily")) return span(kAllDays, i + 1);
    if (is_at(i, "en") && is_at(i + 1, "semaine")) return span(kWorkdays, i + 2);
    if (is_at(i, "weekend weekends")) return span(kWeekend, i + 1);
    if (is_at(i, "week") && is_at(i + 1, "-") && is_at(i + 2, "end ends")) return span(kWeekend, i + 3);
    if (is_at(i, "week") && is_at(i + 1, "end ends")) return span(kWeekend, i + 2);
    return std::nullopt;
  }

  /// "lundi au vendredi", "mon-fri", "lundi, mardi et jeudi".
  std::optional<DaySpan> listed_days(std::size_t i) const {
    const auto first = weekday_at(i);
    if (!first) return std::nullopt;
    Days days = one_day(*first);
    std::size_t end = behind_point(i + 1);
    for (unsigned last = *first; end < tokens_.size();) {
      const bool is_range = is_at(end, "au a - – — to > → thru through till");
      std::size_t next = end + 1;
      while (is_at(next, "le les au et and")) ++next;
      const auto day = is_range || is_at(end, ", et and / & +") ? weekday_at(next) : std::nullopt;
      if (!day) break;
      days = static_cast<Days>(days | (is_range ? from_day_to_day(last, *day) : one_day(*day)));
      last = *day;
      end = behind_point(next + 1);
    }
    return DaySpan{days, false, i, end};
  }

  /// Behind the points of "lun. au ven. 10h".
  std::size_t behind_point(std::size_t i) const {
    constexpr std::size_t kLongestShortName = 4;
    return is_at(i, ".") && tokens_[i - 1].text.size() <= kLongestShortName ? i + 1 : i;
  }

  // ---- Days of hours

  bool is_beside(std::size_t left, std::size_t right) const {
    if (right < left || right - left > kReach) return false;
    return std::none_of(tokens_.begin() + static_cast<std::ptrdiff_t>(left),
                        tokens_.begin() + static_cast<std::ptrdiff_t>(right),
                        [](const Token& token) { return is_one_of(token.text, ". ! ?"); });
  }

  struct StatedDays {
    Days stated = 0, excepted = 0;
    Days all() const { return static_cast<Days>((stated == 0 && excepted != 0 ? kAllDays : stated) & ~excepted); }
  };

  /// The days right before each hours, else those right behind, but for those excepted on either side; "10h-13h et
  /// 15h-20h" share theirs.
  std::vector<OpeningHours> with_days() const {
    std::vector<OpeningHours> found;
    std::size_t next = 0;  // the first days that no hours have yet
    for (std::size_t i = 0; i < hours_.size(); ++i) {
      StatedDays days;
      take_days(next, hours_[i], hours_[i].begin, days);
      take_days(next, hours_[i], i + 1 < hours_.size() ? hours_[i + 1].begin : tokens_.size(), days);
      found.push_back({.from = hours_[i].from, .to = hours_[i].to, .days = days.all()});
    }
    for (std::size_t i = 1; i < found.size(); ++i) {
      if (!is_joined(hours_[i - 1].end, hours_[i].begin)) continue;
      if (found[i].days == 0) found[i].days = found[i - 1].days;
      if (found[i - 1].days == 0) found[i - 1].days = found[i].days;
    }
    return found;
  }

  bool is_joined(std::size_t left, std::size_t right) const {
    return right - left <= 3 && is_at(left, "et and , / & puis");
  }

  /// Adds those from `next` on that begin before `until` and stand near the hours; moves `next` behind them.
  void take_days(std::size_t& next, const HourSpan& hours, std::size_t until, StatedDays& days) const {
    for (; next < days_.size() && days_[next].begin < until; ++next) {
      const DaySpan& span = days_[next];
      const bool is_before = span.begin < hours.begin;
      const bool is_near = is_before ? is_beside(span.end, hours.begin) : is_beside(hours.end, span.begin);
      const bool is_of_next = !is_before && !span.is_excepted && days.stated != 0;
      if (is_of_next || (!is_before && !is_near)) return;
      if (!is_near) continue;
      Days& sum = span.is_excepted ? days.excepted : days.stated;
      sum = static_cast<Days>(sum | span.days);
    }
  }

  std::vector<HourSpan> hours_;
  std::vector<DaySpan> days_;
};

}  // namespace

std::vector<OpeningHours> find_opening_hours(const FoldedAd& ad) {
  std::vector<OpeningHours> found;
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kText})) {
    for (const OpeningHours& hours : Reader(*field).read()) {
      if (found.size() < kMost && std::ranges::find(found, hours) == found.end()) found.push_back(hours);
    }
  }
  return found;
}

}  // namespace vigie::extractors
