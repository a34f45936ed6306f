// How well persons, networks and kinds agree with a known truth. Pairwise; B³: Bagga and Baldwin 1998, LREC workshop;
// cluster F1: Menestrina, Whang and Garcia-Molina 2010, "Evaluating entity resolution results", PVLDB 3:208.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/clusters.h"
#include "model/result.h"

namespace vigie::analysis {

struct TruthLine {
  std::string site, ad_id;
  std::string person, network;  ///< empty where there is none
  AdKind kind = AdKind::kOther;
};

/// DESIGN's truth line. @return Error::kBadInput: no JSON, or a key missing or not what it should be; the caller knows
/// the line
Result<TruthLine> parse_truth_line(std::string_view json_line);

struct Agreement {
  double precision = 0, recall = 0, f1 = 0;
};

/// Persons or hands as whole clusters.
struct ClusterAgreement {
  Agreement exact;              ///< of clusters found with exactly the ads of a true one
  std::size_t over_merged = 0;  ///< found clusters with ads of two true ones or more
  std::size_t over_split = 0;   ///< true clusters whose ads stand in two found ones or more
};

/// Persons of one site's ads alone.
struct SiteEvaluation {
  std::string site;
  std::size_t ads = 0;
  Agreement person_pairwise, person_bcubed;
  ClusterAgreement person_clusters;
};

struct Evaluation {
  std::size_t ads = 0;  ///< in both, whatever their kind
  std::size_t only_in_truth = 0;
  Agreement person_pairwise, person_bcubed;
  Agreement hand_pairwise, hand_bcubed;  ///< a hand is a network, or a person without one
  ClusterAgreement person_clusters, hand_clusters;
  std::vector<SiteEvaluation> sites;                        ///< in the order of their ids
  double kind_accuracy = 0;                                 ///< unsure counts as wrong
  std::size_t largest_person = 0, largest_true_person = 0;  ///< ads
};

/// Persons and hands over the ads in both that have a person in the truth, where an ad without a found person stands
/// alone; kinds over all ads in both. Ads that the truth does not name are left out. Without a pair, or an ad, to judge
/// precision and recall are 1: nothing is wrong.
Evaluation evaluate(const std::vector<ClusteredAd>& found, const std::vector<TruthLine>& truth);

}  // namespace vigie::analysis
