#include "analysis/field_counts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <map>
#include <span>
#include <tuple>

#include <fmt/format.h>

#include "model/text_folding.h"
#include "model/words.h"
#include "storage/database.h"

namespace vigie::analysis {
namespace {

constexpr const char* kNotStated = "not stated";
constexpr std::size_t kLongestForm = 60;  // bytes
constexpr std::size_t kMostDigits = 3;    // in the words of a form
constexpr std::size_t kFewestLines = 3;   // from which on lines that all count one are a list

struct Word {
  const char *folded, *value;
};
constexpr std::array<Word, 14> kColumns{{{"department", "department"},
                                         {"departement", "department"},
                                         {"from", "from"},
                                         {"du", "from"},
                                         {"to", "to"},
                                         {"au", "to"},
                                         {"persons", "persons"},
                                         {"personnes", "persons"},
                                         {"sex", "sex"},
                                         {"sexe", "sex"},
                                         {"age_class", "age_class"},
                                         {"classe_age", "age_class"},
                                         {"form", "form"},
                                         {"forme", "form"}}};
constexpr std::array<Word, 9> kSexes{{{"women", "women"},
                                      {"femmes", "women"},
                                      {"men", "men"},
                                      {"hommes", "men"},
                                      {"trans", "trans"},
                                      {"not stated", kNotStated},
                                      {"non renseigne", kNotStated},
                                      {"inconnu", kNotStated},
                                      {"", kNotStated}}};
constexpr std::array<Word, 13> kAges{{{"under 18", "under 18"},
                                      {"mineurs", "under 18"},
                                      {"moins de 18", "under 18"},
                                      {"18-24", "18–24"},
                                      {"25-34", "25–34"},
                                      {"35-44", "35–44"},
                                      {"45-54", "45–54"},
                                      {"55 and over", "55 and over"},
                                      {"55 et plus", "55 and over"},
                                      {"not stated", kNotStated},
                                      {"non renseigne", kNotStated},
                                      {"inconnu", kNotStated},
                                      {"", kNotStated}}};

std::optional<std::string> known(std::span<const Word> words, std::string_view text) {
  const std::string key = folded(text);
  const auto found = std::ranges::find_if(words, [&](const Word& word) { return word.folded == key; });
  return found == words.end() ? std::nullopt : std::optional<std::string>(found->value);
}

template <typename... Values>
tl::unexpected<Error> refused(std::size_t line, const std::string& text, const Values&... values) {
  return fail(Error::kBadInput, fmt::format(fmt::runtime(text), values...),
              fmt::format(fmt::runtime(tr("line {}")), line));
}

/// The fields of a line; RFC 4180 but for line ends within quotes.
std::vector<std::string> fields_of(std::string_view line, char separator) {
  std::vector<std::string> fields{""};
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  for (std::string& field : fields) {
    const auto first = field.find_first_not_of(" \t"), last = field.find_last_not_of(" \t");
    field = first == std::string::npos ? "" : field.substr(first, last - first + 1);
  }
  return fields;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
  }
  return lines;
}

using Columns = std::map<std::string, std::size_t>;

Result<Columns> columns_of(const std::vector<std::string>& heading) {
  Columns columns;
  for (std::size_t i = 0; i < heading.size(); ++i) {
    const auto column = known(kColumns, heading[i]);
    if (!column)
      return refused(
          1,
          tr("the column “{}” is not taken. Only sums are: department, from, to, sex, age_class, form, persons; "
             "never a line a person. Take the column out and add up the lines that are then alike"),
          heading[i]);
    columns.emplace(*column, i);
  }
  for (const char* needed : {"department", "from", "to", "persons"}) {
    if (!columns.contains(needed))
      return refused(1, tr("the column “{}” is missing; a line says how many persons were met where and when"), needed);
  }
  return columns;
}

bool may_tell_of_one(const std::string& form) {
  const auto digits = std::ranges::count_if(form, [](unsigned char c) { return std::isdigit(c) != 0; });
  return form.size() > kLongestForm || static_cast<std::size_t>(digits) > kMostDigits ||
         form.find('@') != std::string::npos;
}

Result<FieldCount> count_of(const std::vector<std::string>& fields, const Columns& columns, std::size_t line) {
  const auto text = [&](const char* column) {
    const auto place = columns.find(column);
    return place == columns.end() || place->second >= fields.size() ? std::string() : fields[place->second];
  };
  const auto department = DepartmentCode::parse(text("department"));
  if (!department) return refused(line, tr("“{}” is no département; write 95 or 2A"), text("department"));
  const auto from = parse_date(text("from")), to = parse_date(text("to"));
  if (!from || !to || *from > *to)
    return refused(line, tr("the period is not clear; write days like 2026-09-07, the first one first"));
  const std::string persons = text("persons");
  int number = 0;
  const auto read = std::from_chars(persons.data(), persons.data() + persons.size(), number);
  if (read.ec != std::errc() || read.ptr != persons.data() + persons.size() || number < 0)
    return refused(line, tr("“{}” is no number of persons"), persons);
  const auto sex = known(kSexes, text("sex")), age = known(kAges, text("age_class"));
  if (!sex)
    return refused(line, tr("“{}” is no sex that is counted; there are femmes, hommes, trans, non renseigné"),
                   text("sex"));
  if (!age)
    return refused(line,
                   tr("“{}” is no age class; there are mineurs, 18-24, 25-34, 35-44, 45-54, 55 et plus, non renseigné"),
                   text("age_class"));
  const std::string form = text("form").empty() ? kNotStated : text("form");
  if (may_tell_of_one(form))
    return refused(
        line, tr("the form may tell of a single person (a number, an address, a long text); a few words are enough"));
  return FieldCount{*department, {*from, *to}, *sex, *age, form, number};
}

auto group_of(const FieldCount& count) {
  return std::tuple(std::string(count.department.text()), count.period.from, count.period.to, count.sex,
                    count.age_class, count.form);
}

}  // namespace

Result<std::vector<FieldCount>> parse_field_counts(std::string_view csv) {
  const auto lines = lines_of(csv);
  if (lines.empty()) return fail(Error::kBadInput, tr("the file is empty"));
  const char separator = lines.front().find(';') == std::string_view::npos ? ',' : ';';
  const auto columns = columns_of(fields_of(lines.front(), separator));
  if (!columns) return tl::unexpected(columns.error());
  std::vector<FieldCount> counts;
  std::map<decltype(group_of(counts.front())), std::size_t> line_of_group;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    auto count = count_of(fields_of(lines[i], separator), *columns, i + 1);
    if (!count) return tl::unexpected(count.error());
    const auto [place, is_new] = line_of_group.emplace(group_of(*count), i + 1);
    if (!is_new)
      return refused(i + 1,
                     tr("the same group as line {}: a line a person is not taken; add up the lines that are alike"),
                     place->second);
    counts.push_back(*std::move(count));
  }
  if (counts.empty()) return fail(Error::kBadInput, tr("there is no line of counts in the file"));
  if (counts.size() >= kFewestLines &&
      std::ranges::all_of(counts, [](const FieldCount& one) { return one.persons == 1; }))
    return refused(
        2, tr("every line counts one person: this is a list of persons, which is not taken; give wider classes and "
              "add up the lines that are then alike"));
  return counts;
}

Result<std::optional<FieldFigures>> field_figures(const storage::Database& database, DepartmentCode department,
                                                  Period period) {
  const auto counts = database.field_counts(department);
  if (!counts) return tl::unexpected(counts.error());
  std::optional<FieldFigures> nearest;
  std::int64_t most_days = 0;
  for (const FieldCount& count : *counts) {
    const auto days = (std::min(count.period.to, period.to) - std::max(count.period.from, period.from)).count() + 1;
    if (days > most_days) {
      most_days = days;
      nearest = FieldFigures{count.period, {}};
    }
    if (nearest && count.period == nearest->period) nearest->counts.push_back(count);
  }
  return nearest;
}

}  // namespace vigie::analysis
