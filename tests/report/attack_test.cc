// An attacker with a solver (integer programs by GLPK) and the CSV files of one export and of two. What they know is
// stated here once more, from what the report says of its tables, and not taken from the code under test.
#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include <glpk.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/report.h"

namespace vigie::report {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kLeastValues = 5;
const Date kFirst = Date(2026y / 9 / 7);  // a Monday

// --- markets of a few persons ------------------------------------------------------------------------------------

struct MarketAd {
  int person = 0;
  std::string site, commune;
  int from = 0, to = 0;  ///< days since the first
  std::string language;
  bool photo = false, priced = false, hourly = false;  ///< an hourly tariff is a price
  std::set<std::string> signs, services;
};

struct Market {
  std::vector<MarketAd> ads;
  std::vector<std::string> ages, sexes;  ///< by person
  std::vector<bool> in_network, elsewhere;
  analysis::FieldFigures field;
};

class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}
  int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(random_); }

 private:
  std::mt19937 random_;
};

Market market_of(unsigned seed) {
  Chance chance(seed);
  const char* const bands[] = {"under 18", "18–24", "25–34", "35–44", "45–54", "55 and over", "not stated"};
  const char* const sexes[] = {"women", "men", "trans", "not stated"};
  const char* const sites[] = {"alpha", "beta", "gamma", "delta"};
  const char* const communes[] = {"", "95127", "95018", "95500"};
  const char* const languages[] = {"fr", "es", ""};
  Market market;
  const int persons = 4 + chance.below(60);
  for (int person = 0; person < persons; ++person) {
    market.ages.emplace_back(bands[std::min(chance.below(7), chance.below(9))]);
    market.sexes.emplace_back(sexes[std::min(chance.below(4), chance.below(6))]);
    market.in_network.push_back(chance.below(6) == 0);
    market.elsewhere.push_back(chance.below(5) == 0);
    for (int ad = 0, ads = 1 + chance.below(3); ad < ads; ++ad) {
      const int from = chance.below(21);
      MarketAd made{person,
                    sites[std::min(chance.below(4), chance.below(4))],
                    communes[chance.below(4)],
                    from,
                    std::min(20, from + chance.below(10)),
                    languages[std::min(chance.below(3), chance.below(3))],
                    chance.below(5) > 0,
                    chance.below(3) > 0,
                    false,
                    {},
                    {}};
      made.hourly = made.priced && chance.below(2) == 0;
      for (const char* sign : {"touring", "always_open", "new_in_town"}) {
        if (chance.below(4) == 0) made.signs.insert(sign);
      }
      for (const char* service : {"massage", "incall", "domination"}) {
        if (chance.below(3) == 0) made.services.insert(service);
      }
      market.ads.push_back(std::move(made));
    }
  }
  market.field.period = {kFirst, kFirst + std::chrono::days{20}};
  for (const char* sex : {"women", "men", "trans"}) {
    for (const char* age : {"under 18", "18–24", "not stated"})
      market.field.counts.push_back({*DepartmentCode::parse("95"), market.field.period, sex, age, "not stated",
                                     std::min(chance.below(9), chance.below(20))});
  }
  return market;
}

struct Tally {
  int ads = 0;
  std::set<int> persons;
  void add(const MarketAd& ad) { ++ads, persons.insert(ad.person); }
  int people() const { return static_cast<int>(persons.size()); }
  analysis::SortFigures as(const std::string& sort) const { return {sort, ads, people()}; }
};

int median(std::vector<int> numbers) {
  std::sort(numbers.begin(), numbers.end());
  return numbers[(numbers.size() - 1) / 2];
}

analysis::DepartmentFigures figures_of(const Market& market, int first, int last) {
  const Period period{kFirst + std::chrono::days{first}, kFirst + std::chrono::days{last}};
  Tally all, small, none;
  std::map<std::string, Tally> sites, communes;
  std::map<std::string, Tally> languages, signs, services;
  std::map<Date, Tally> weeks;
  Tally priced, hourly, photo, no_photo, signed_ones, served;
  std::vector<Tally> nights(static_cast<std::size_t>(last - first) + 1);
  for (const MarketAd& ad : market.ads) {
    if (ad.to < first || ad.from > last) continue;
    all.add(ad);
    sites[ad.site].add(ad);
    communes[ad.commune].add(ad);
    languages[ad.language].add(ad);
    (ad.photo ? photo : no_photo).add(ad);
    if (ad.priced) priced.add(ad);
    if (ad.hourly) hourly.add(ad);
    for (const std::string& sign : ad.signs) signs[sign].add(ad);
    if (!ad.signs.empty()) signed_ones.add(ad);
    for (const std::string& service : ad.services) services[service].add(ad);
    if (!ad.services.empty()) served.add(ad);
    for (int night = std::max(first, ad.from); night <= std::min(last, ad.to); ++night)
      nights[static_cast<std::size_t>(night - first)].add(ad);
    for (int week = std::max(first, ad.from) / 7; week <= std::min(last, ad.to) / 7; ++week)
      weeks[kFirst + std::chrono::days{7 * week}].add(ad);
  }
  analysis::DepartmentFigures figures{.ladder = {.department = *DepartmentCode::parse("95"), .period = period}};
  figures.ladder.ads = all.ads;
  figures.ladder.phones = all.people();
  figures.ladder.persons_linked = all.people();
  figures.ads_by_kind = {{"offer", all.ads}, {"client", 3}};
  for (const auto& [site, tally] : sites) figures.sites.push_back({site, tally.ads, tally.people()});
  for (const auto& [commune, tally] : communes) {
    if (commune.empty()) {
      figures.in_no_commune = {"", tally.ads, tally.people()};
    } else if (tally.people() >= analysis::kFewestOfACommune) {
      figures.communes.push_back({commune, tally.ads, tally.people()});
    } else {
      ++figures.small_communes;
      small.ads += tally.ads;
      small.persons.insert(tally.persons.begin(), tally.persons.end());
    }
  }
  figures.in_small_communes = {"", small.ads, small.people()};
  for (const auto& [monday, tally] : weeks) figures.weeks.push_back({monday, 7, tally.ads, tally.people()});
  std::vector<int> a_night, a_week;
  for (const Tally& night : nights) a_night.push_back(night.people());
  for (const auto& [monday, tally] : weeks) a_week.push_back(tally.people());
  if (!a_week.empty())
    figures.presence = {.on_a_night = median(a_night), .in_a_week = median(a_week), .nights = 7, .weeks = 1};
  if (priced.ads >= 4) figures.presentation.prices = {priced.ads, priced.people(), 80, 100, 120};
  if (hourly.ads >= 4) figures.presentation.tariffs = {{"60", {hourly.ads, hourly.people(), 80, 100, 120}}};
  figures.presentation.with_photo = photo.as("with");
  figures.presentation.without_photo = no_photo.as("without");
  for (const auto& [language, tally] : languages) figures.presentation.languages.push_back(tally.as(language));
  for (const auto& [sign, tally] : signs) figures.presentation.indicators.push_back(tally.as(sign));
  figures.presentation.with_indicator = signed_ones.as("any");
  for (const auto& [service, tally] : services) figures.presentation.services.push_back(tally.as(service));
  figures.presentation.with_service = served.as("any");
  figures.field = market.field;
  for (const int person : all.persons) {
    figures.persons_elsewhere += market.elsewhere[static_cast<std::size_t>(person)];
    ++figures.persons_by_age[market.ages[static_cast<std::size_t>(person)]];
    ++figures.persons_by_sex[market.sexes[static_cast<std::size_t>(person)]];
    figures.persons_in_networks += market.in_network[static_cast<std::size_t>(person)];
  }
  figures.networks = figures.persons_in_networks / 3;
  figures.possible_minors = figures.persons_by_age["under 18"];
  return figures;
}

// --- what is in the files -----------------------------------------------------------------------------------------

/// "table/row/measure" → number, nothing where it is suppressed.
using Figures = std::map<std::string, std::optional<std::int64_t>>;

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields{""};
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

Figures read_csv(const std::string& csv) {
  const std::set<std::string> uncounted{"quality", "movement", "blind_spots", "rates"};
  const std::set<std::string> counts{"ads", "persons", "value"};
  Figures figures;
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    const auto fields = fields_of(line);
    if (uncounted.contains(fields[1]) || !counts.contains(fields[3]) || fields[2] == "estimate") continue;
    if (fields[1] == "presence" && fields[2] != "period") continue;
    if (fields[1] == "methods" && fields[2] != "phones" && fields[2] != "ads") continue;
    const std::string address = fields[1] + "/" + fields[2] + "/" + fields[3];
    figures[address] = fields[5] == "true" ? std::nullopt : std::optional<std::int64_t>(std::stoll(fields[4]));
  }
  return figures;
}

// --- the attack ---------------------------------------------------------------------------------------------------

struct Export {
  Figures figures;
  int first = 0, last = 0;
};

class Attack {
 public:
  explicit Attack(const std::vector<Export>& exports) : problem_(glp_create_prob()) {
    glp_term_out(GLP_OFF);
    for (const Export& one : exports) add(one);
    for (const Export& inner : exports) {
      for (const Export& outer : exports) {
        if (&inner != &outer && outer.first <= inner.first && inner.last <= outer.last) add_nested(inner, outer);
      }
    }
  }
  Attack(const Attack&) = delete;
  Attack& operator=(const Attack&) = delete;
  ~Attack() { glp_delete_prob(problem_); }

  /// Suppressed cells with fewer than five values left, with them.
  std::vector<std::string> found() {
    std::vector<std::string> cells;
    for (const auto& [name, column] : columns_) {
      if (glp_get_col_type(problem_, column) == GLP_FX) continue;
      const double least = extreme(column, GLP_MIN), most = extreme(column, GLP_MAX);
      if (most - least + 1 < kLeastValues)
        cells.push_back(name + ": " + std::to_string(least) + " … " + std::to_string(most));
      ++suppressed;
    }
    return cells;
  }

  int suppressed = 0;

 private:
  /// The same count has the same column: a week of an export is the ads of those days.
  std::string quantity(const Export& one, const std::string& address) const {
    std::string name = address;
    int from = one.first, to = one.last;
    if (address.starts_with("weeks/")) {
      const auto monday = parse_date(address.substr(6, 10)).value();
      const int day = static_cast<int>((monday - kFirst).count());
      from = std::max(from, day), to = std::min(to, day + 6);
      name = address.ends_with("/ads") ? "ladder/ads/value" : "ladder/persons_linked/value";
    }
    if (address == "kinds/offer/ads") name = "ladder/ads/value";
    if (address.starts_with("field") && address != "field/internet/persons") return address;
    if (address == "methods/ads/value") name = "ladder/ads/value";
    if (address == "methods/phones/value") name = "ladder/phones/value";
    if (address == "field/internet/persons") name = "ladder/persons_linked/value";
    if (address == "presence/period/persons") name = "ladder/persons_linked/value";
    return name + " " + std::to_string(from) + "-" + std::to_string(to);
  }

  int column_of(const Export& one, const std::string& address) {
    const auto [place, is_new] = columns_.emplace(quantity(one, address), 0);
    if (is_new) {
      place->second = glp_add_cols(problem_, 1);
      glp_set_col_kind(problem_, place->second, GLP_IV);
      glp_set_col_bnds(problem_, place->second, GLP_LO, 1, 0);
    }
    if (const auto& n = one.figures.at(address)) {
      const auto known = static_cast<double>(*n);
      glp_set_col_bnds(problem_, place->second, GLP_FX, known, known);
    }
    return place->second;
  }

  void add_row(const std::map<int, double>& terms, int type) {
    std::vector<int> columns{0};
    std::vector<double> times{0};
    for (const auto& [column, factor] : terms) columns.push_back(column), times.push_back(factor);
    const int row = glp_add_rows(problem_, 1);
    glp_set_row_bnds(problem_, row, type, 0, 0);
    glp_set_mat_row(problem_, row, static_cast<int>(terms.size()), columns.data(), times.data());
  }

  void at_most(int part, int whole) {
    if (part != whole) add_row({{whole, 1}, {part, -1}}, GLP_LO);
  }

  void part_of(const Export& one, const std::string& part, const std::string& whole) {
    if (one.figures.contains(part) && one.figures.contains(whole)) at_most(column_of(one, part), column_of(one, whole));
  }

  void whole_of(const Export& one, const std::string& table, const std::string& measure, const std::string& whole,
                bool each_once) {
    if (!one.figures.contains(whole)) return;
    std::map<int, double> terms{{column_of(one, whole), -1}};
    for (const auto& [address, n] : one.figures) {
      if (!address.starts_with(table + "/") || !address.ends_with("/" + measure) || address == whole) continue;
      const int part = column_of(one, address);
      if (terms.contains(part)) return;
      terms[part] = 1;
      at_most(part, column_of(one, whole));
    }
    if (terms.size() > 1) add_row(terms, each_once ? GLP_FX : GLP_LO);
  }

  void add(const Export& one) {
    const std::string ads = "ladder/ads/value", persons = "ladder/persons_linked/value";
    for (const auto& [address, n] : one.figures) {
      column_of(one, address);
      const std::string of_ads = address.substr(0, address.rfind('/')) + "/ads";
      if (address.ends_with("/persons") && one.figures.contains(of_ads))
        at_most(column_of(one, address), column_of(one, of_ads));
    }
    part_of(one, persons, ads);
    for (const char* table : {"sites", "communes", "weeks", "photos", "languages"}) {
      whole_of(one, table, "ads", ads, std::string(table) != "weeks");
      whole_of(one, table, "persons", persons, false);
    }
    whole_of(one, "ages", "persons", persons, true);
    whole_of(one, "persons_by_network", "persons", persons, true);
    whole_of(one, "sexes", "persons", persons, true);
    whole_of(one, "touring", "persons", persons, true);
    whole_of(one, "field_sex", "persons", "field/professionals/persons", true);
    whole_of(one, "field_age", "persons", "field/professionals/persons", true);
    for (const std::string measure : {"ads", "persons"}) {
      const std::string& all = measure == "ads" ? ads : persons;
      part_of(one, "prices/lowest_price/" + measure, all);
      part_of(one, "prices/60/" + measure, "prices/lowest_price/" + measure);
      part_of(one, "indicators/any/" + measure, all);
      whole_of(one, "indicators", measure, "indicators/any/" + measure, false);
      part_of(one, "services/any/" + measure, all);
      whole_of(one, "services", measure, "services/any/" + measure, false);
    }
    const std::string minors = "possible_minors/possible_minors/persons";
    part_of(one, minors, persons);
    part_of(one, "ages/under 18/persons", minors);
    part_of(one, "networks/networks/value", "persons_by_network/in_network/persons");
  }

  /// Whoever was seen in the shorter period was seen in the longer one.
  void add_nested(const Export& inner, const Export& outer) {
    for (const auto& [address, n] : inner.figures) {
      if (address.find("/other/") == std::string::npos && outer.figures.contains(address))
        at_most(column_of(inner, address), column_of(outer, address));
    }
  }

  double extreme(int column, int direction) {
    glp_iocp settings;
    glp_init_iocp(&settings);
    settings.msg_lev = GLP_MSG_OFF;
    settings.presolve = GLP_ON;
    glp_set_obj_dir(problem_, direction);
    glp_set_obj_coef(problem_, column, 1);
    const int failed = glp_intopt(problem_, &settings);
    const int status = glp_mip_status(problem_);
    const double value = glp_mip_obj_val(problem_);
    glp_set_obj_coef(problem_, column, 0);
    if (failed == 0 && status == GLP_OPT) return std::round(value);
    EXPECT_EQ(direction, GLP_MAX) << "the files contradict each other";
    return INFINITY;  // nothing bounds it
  }

  glp_prob* problem_;
  std::map<std::string, int> columns_;
};

const ReportContext kContext{{}, {}, "vigie"};

Export exported(const Market& market, int first, int last, std::vector<Publication>& ledger) {
  const auto prepared = prepared_report(std::vector{figures_of(market, first, last)}, kContext, ledger, {});
  ledger.push_back(prepared.publications.front());
  return {read_csv(to_csv(prepared.report)), first, last};
}

/// Twelve of them, each from another seed.
class Attacks : public testing::TestWithParam<unsigned> {
 protected:
  template <typename Try>
  void each_market(const Try& attempt) const {
    for (unsigned seed = 12 * GetParam(); seed < 12 * (GetParam() + 1); ++seed) attempt(market_of(seed), seed);
  }
};

TEST_P(Attacks, OnOneExportNarrowNoCellToFewerThanFiveValues) {
  int suppressed = 0;
  each_market([&](const Market& market, unsigned seed) {
    std::vector<Publication> ledger;
    Attack attack({exported(market, 0, 13, ledger)});
    EXPECT_THAT(attack.found(), testing::IsEmpty()) << "market " << seed;
    suppressed += attack.suppressed;
  });
  EXPECT_GT(suppressed, 100);
}

TEST_P(Attacks, OnTwoExportsOfTheSameDatabaseDoNeither) {
  each_market([&](const Market& market, unsigned seed) {
    const std::vector<std::pair<int, int>> periods{{0, 13}, {0, 20}, {7, 20}, {7, 13}, {0, 14}};
    for (std::size_t second = 1; second < periods.size(); ++second) {
      std::vector<Publication> ledger;
      const Export first = exported(market, 0, 13, ledger);
      Attack attack({first, exported(market, periods[second].first, periods[second].second, ledger)});
      EXPECT_THAT(attack.found(), testing::IsEmpty()) << "market " << seed << ", second export " << second;
    }
  });
}

TEST_P(Attacks, FindCellsWhereTheSecondExportDoesNotKnowOfTheFirst) {
  int found = 0;
  each_market([&](const Market& market, unsigned) {
    std::vector<Publication> ledger, forgotten;
    const Export first = exported(market, 0, 13, ledger);
    Attack attack({first, exported(market, 0, 14, forgotten)});
    found += static_cast<int>(attack.found().size());
  });
  EXPECT_GT(found, 0);  // else the two tests above would prove little
}

INSTANTIATE_TEST_SUITE_P(Markets, Attacks, testing::Range(0U, 4U));

}  // namespace
}  // namespace vigie::report
