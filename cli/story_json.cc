#include <nlohmann/json.hpp>

#include "analysis/cluster_names.h"
#include "analysis/evidence_words.h"
#include "cli/story_printing.h"

namespace vigie::cli {
namespace {

using analysis::cluster_name;
using analysis::ClusterStory;
using analysis::member_name;
using storage::ClusterLevel;
using Json = nlohmann::ordered_json;

template <typename T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}
Json or_null(const std::optional<Date>& value) { return value ? Json(to_text(*value)) : Json(nullptr); }
Json or_null(const std::optional<Instant>& value) { return value ? Json(to_text(*value)) : Json(nullptr); }

Json indicators_json(const Ad& ad) {
  Json all = Json::array();
  for (const Indicator& indicator : ad.indicators)
    all.push_back({{"code", indicator.code}, {"words", indicator.words}});
  return all;
}

Json ad_json(const storage::MemberAd& ad, const ClearIdentifiers& clear) {
  Json line{{"ad", analysis::name_of(ad.ad)},
            {"person", analysis::name_of(ad.person)},
            {"site", ad.site},
            {"kind", to_text(ad.kind)},
            {"department", ad.department ? Json(ad.department->text()) : Json(nullptr)},
            {"commune", or_null(ad.commune)},
            {"age", or_null(ad.age)},
            {"price", ad.price ? Json(ad.price->amount) : Json(nullptr)},
            {"photos", ad.photos},
            {"nights", ad.nights},
            {"first_night", or_null(ad.first_night)},
            {"last_night", or_null(ad.last_night)}};
  if (const auto found = clear.ads.find(ad.ad); found != clear.ads.end()) {
    line["ad_id"] = found->second.ad_id;
    line["url"] = or_null(found->second.url);
    line["phones"] = found->second.phones;
  }
  if (const auto read = clear.read.find(ad.ad); read != clear.read.end()) {
    line["possible_minor"] = read->second.possible_minor;
    line["indicators"] = indicators_json(read->second);
  }
  return line;
}

Json evidence_json(const Evidence& evidence, const ClearIdentifiers& clear) {
  Json line{
      {"kind", to_text(evidence.kind)}, {"words", analysis::evidence_words(evidence.kind)}, {"bits", evidence.weight}};
  if (!evidence.shared) return line;
  line["identifier"] = static_cast<std::int64_t>(*evidence.shared);
  if (const auto found = clear.shared.find(*evidence.shared); found != clear.shared.end())
    line["value"] = found->second;
  return line;
}

Json bond_json(ClusterLevel level, const storage::Bond& bond, const ClearIdentifiers& clear) {
  Json line{{"left", member_name(level, bond.left)},
            {"right", member_name(level, bond.right)},
            {"bits", bond.weight},
            {"start", analysis::start_bits(bond)},
            {"evidence", Json::array()}};
  for (const Evidence& evidence : bond.evidence) line["evidence"].push_back(evidence_json(evidence, clear));
  return line;
}

Json sums_json(const std::vector<analysis::EvidenceSum>& sums) {
  Json all = Json::array();
  for (const auto& sum : sums)
    all.push_back({{"kind", to_text(sum.kind)},
                   {"words", analysis::evidence_words(sum.kind)},
                   {"links", sum.bonds},
                   {"bits", sum.bits}});
  return all;
}

Json cut_json(ClusterLevel level, const ClusterStory& story) {
  if (!story.weakest_cut) return nullptr;
  Json line{{"bits", story.weakest_cut->bits}, {"side", Json::array()}, {"links", Json::array()}};
  for (const std::int64_t member : story.weakest_cut->side) line["side"].push_back(member_name(level, member));
  for (const std::size_t place : story.weakest_cut->severed)
    line["links"].push_back(
        {member_name(level, story.inside[place].left), member_name(level, story.inside[place].right)});
  return line;
}

Json near_json(ClusterLevel level, const ClusterStory& story, const ClearIdentifiers& clear) {
  Json all = Json::array();
  for (const auto& bond : story.outside) {
    const auto& other = bond.left_cluster == story.number ? bond.right_cluster : bond.left_cluster;
    Json line = bond_json(level, bond, clear);
    line[level == ClusterLevel::kPerson ? "person" : "network"] =
        other ? Json(cluster_name(level, *other)) : Json(nullptr);
    all.push_back(std::move(line));
  }
  return all;
}

Json history_json(ClusterLevel level, const ClusterStory& story) {
  Json line{{"began", to_text(story.identity.began)},
            {"ended", or_null(story.identity.ended)},
            {"passages", Json::array()},
            {"now", Json::array()}};
  for (const auto& passage : story.identity.passages)
    line["passages"].push_back({{"when", to_text(passage.when)},
                                {"from", cluster_name(level, passage.former)},
                                {"to", passage.present ? Json(cluster_name(level, *passage.present)) : Json(nullptr)},
                                {"ads", passage.ads}});
  for (const auto& [number, ads] : story.identity.now)
    line["now"].push_back({{"id", cluster_name(level, number)}, {"ads", ads}});
  return line;
}

Json decisions_json(ClusterLevel level, const ClusterStory& story) {
  Json all = Json::array();
  for (const auto& shown : story.decisions) {
    Json line{{"decision", shown.decision.id},  {"verdict", name_of(shown.decision.what.verdict)},
              {"who", shown.decision.what.who}, {"when", to_text(shown.decision.what.made)},
              {"why", shown.decision.what.why}, {"persons", Json::array()}};
    for (const PersonId person : shown.persons) line["persons"].push_back(analysis::name_of(person));
    if (level == ClusterLevel::kPerson) {
      line["bits"] = or_null(shown.bits);
      line["against_evidence"] = shown.against_evidence;
    }
    all.push_back(std::move(line));
  }
  return all;
}

}  // namespace

std::string story_json(ClusterLevel level, const ClusterStory& story, const ClearIdentifiers& clear) {
  Json line{{level == ClusterLevel::kPerson ? "person" : "network", cluster_name(level, story.number)}};
  line["members"] = Json::array();
  for (const std::int64_t member : story.members) line["members"].push_back(member_name(level, member));
  line["ads"] = Json::array();
  for (const auto& ad : story.ads) line["ads"].push_back(ad_json(ad, clear));
  line["for"] = sums_json(story.speaks_for);
  line["against"] = sums_json(story.speaks_against);
  line["weakest_cut"] = cut_json(level, story);
  line["links"] = Json::array();
  for (const auto& bond : story.inside) line["links"].push_back(bond_json(level, bond, clear));
  line["near"] = near_json(level, story, clear);
  line["decisions"] = decisions_json(level, story);
  line["history"] = history_json(level, story);
  return line.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace vigie::cli
