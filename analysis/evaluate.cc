#include "analysis/evaluate.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "model/words.h"

namespace vigie::analysis {
namespace {

using Json = nlohmann::json;
using AdKey = std::pair<std::string, std::string>;

// An ad with the name of its cluster as found and in truth.
struct Judged {
  std::string found, truth;
};

tl::unexpected<Error> bad_key(const char* key) {
  return fail(Error::kBadInput,
              fmt::format(fmt::runtime(tr("“{}” is missing, or not what a truth line needs there")), key));
}

// Empty for null or no key; nothing for what is no text.
std::optional<std::string> text_of(const Json& line, const char* key) {
  const auto found = line.find(key);
  if (found == line.end() || found->is_null()) return std::string();
  if (!found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

double ratio(double part, double whole) { return whole == 0 ? 1 : part / whole; }

Agreement agreement(double precision, double recall) {
  return {precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)};
}

double pairs(double members) { return members * (members - 1) / 2; }

// Ads by found cluster, by true cluster, and by both.
struct Contingency {
  std::map<std::string, double> found, truth;
  std::map<std::pair<std::string, std::string>, double> both;

  explicit Contingency(const std::vector<Judged>& ads) {
    for (const Judged& ad : ads) {
      ++found[ad.found];
      ++truth[ad.truth];
      ++both[{ad.found, ad.truth}];
    }
  }
};

template <typename Key>
double all_pairs(const std::map<Key, double>& sizes) {
  double sum = 0;
  for (const auto& [key, size] : sizes) sum += pairs(size);
  return sum;
}

Agreement pairwise(const Contingency& table) {
  const double agreeing = all_pairs(table.both);
  return agreement(ratio(agreeing, all_pairs(table.found)), ratio(agreeing, all_pairs(table.truth)));
}

Agreement bcubed(const Contingency& table) {
  double precision = 0, recall = 0, ads = 0;
  for (const auto& [names, size] : table.both) {
    precision += size * size / table.found.at(names.first);
    recall += size * size / table.truth.at(names.second);
    ads += size;
  }
  return agreement(ratio(precision, ads), ratio(recall, ads));
}

// How many of the other side each cluster meets.
std::map<std::string, std::size_t> met(const Contingency& table, bool of_found) {
  std::map<std::string, std::size_t> counts;
  for (const auto& [names, size] : table.both) ++counts[of_found ? names.first : names.second];
  return counts;
}

std::size_t several(const std::map<std::string, std::size_t>& met) {
  return static_cast<std::size_t>(std::ranges::count_if(met, [](const auto& one) { return one.second > 1; }));
}

ClusterAgreement cluster_agreement(const Contingency& table) {
  double exact = 0;
  for (const auto& [names, size] : table.both) {
    if (size == table.found.at(names.first) && size == table.truth.at(names.second)) ++exact;
  }
  return {.exact = agreement(ratio(exact, static_cast<double>(table.found.size())),
                             ratio(exact, static_cast<double>(table.truth.size()))),
          .over_merged = several(met(table, true)),
          .over_split = several(met(table, false))};
}

std::vector<SiteEvaluation> by_site(const std::map<std::string, std::vector<Judged>>& persons_of) {
  std::vector<SiteEvaluation> sites;
  for (const auto& [site, persons] : persons_of) {
    const Contingency table(persons);
    sites.push_back({.site = site,
                     .ads = persons.size(),
                     .person_pairwise = pairwise(table),
                     .person_bcubed = bcubed(table),
                     .person_clusters = cluster_agreement(table)});
  }
  return sites;
}

std::size_t largest(const std::map<std::string, double>& sizes) {
  double most = 0;
  for (const auto& [name, size] : sizes) most = std::max(most, size);
  return static_cast<std::size_t>(most);
}

// Letters keep the names of networks, persons and lone ads apart.
std::string person_name(const std::string& person, const AdKey& ad) {
  return person.empty() ? "ad " + ad.first + " " + ad.second : "person " + person;
}

std::string hand_name(const std::string& network, const std::string& person, const AdKey& ad) {
  return network.empty() ? person_name(person, ad) : "network " + network;
}

std::map<AdKey, const ClusteredAd*> by_ad(const std::vector<ClusteredAd>& found) {
  std::map<AdKey, const ClusteredAd*> ads;
  for (const ClusteredAd& ad : found) ads[{ad.site, ad.ad_id}] = &ad;
  return ads;
}

}  // namespace

Result<TruthLine> parse_truth_line(std::string_view json_line) {
  const Json line = Json::parse(json_line, nullptr, false);
  if (!line.is_object()) return fail(Error::kBadInput, tr("this is no JSON object"));
  const auto site = text_of(line, "site"), ad_id = text_of(line, "ad_id"), kind = text_of(line, "kind");
  const auto person = text_of(line, "person"), network = text_of(line, "network");
  if (!site || site->empty()) return bad_key("site");
  if (!ad_id || ad_id->empty()) return bad_key("ad_id");
  if (!person) return bad_key("person");
  if (!network) return bad_key("network");
  const auto known_kind = ad_kind_from(kind.value_or(""));
  if (!known_kind || *known_kind == AdKind::kUnsure) return bad_key("kind");
  return TruthLine{.site = *site, .ad_id = *ad_id, .person = *person, .network = *network, .kind = *known_kind};
}

Evaluation evaluate(const std::vector<ClusteredAd>& found, const std::vector<TruthLine>& truth) {
  const auto found_by_ad = by_ad(found);
  std::vector<Judged> persons, hands;
  std::map<std::string, std::vector<Judged>> persons_of_site;
  Evaluation result;
  std::size_t right_kinds = 0;
  for (const TruthLine& line : truth) {
    const AdKey key{line.site, line.ad_id};
    const auto at = found_by_ad.find(key);
    if (at == found_by_ad.end()) {
      ++result.only_in_truth;
      continue;
    }
    const ClusteredAd& ad = *at->second;
    ++result.ads;
    if (ad.kind == line.kind) ++right_kinds;
    if (line.person.empty()) continue;
    persons.push_back({person_name(ad.person, key), person_name(line.person, key)});
    persons_of_site[line.site].push_back(persons.back());
    hands.push_back({hand_name(ad.network, ad.person, key), hand_name(line.network, line.person, key)});
  }
  const Contingency by_person(persons), by_hand(hands);
  result.person_pairwise = pairwise(by_person);
  result.person_bcubed = bcubed(by_person);
  result.hand_pairwise = pairwise(by_hand);
  result.hand_bcubed = bcubed(by_hand);
  result.person_clusters = cluster_agreement(by_person);
  result.hand_clusters = cluster_agreement(by_hand);
  result.sites = by_site(persons_of_site);
  result.kind_accuracy = ratio(static_cast<double>(right_kinds), static_cast<double>(result.ads));
  result.largest_person = largest(by_person.found);
  result.largest_true_person = largest(by_person.truth);
  return result;
}

}  // namespace vigie::analysis
