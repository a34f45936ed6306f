#include "dedup/clusters/networks.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <igraph/igraph.h>

#include "dedup/linkage/comparison.h"
#include "model/words.h"

namespace vigie::dedup {
namespace {

using PersonPair = std::pair<std::size_t, std::size_t>;

// Ads that have the block's value, by person.
std::map<std::size_t, int> persons_of(const Block& block, const std::vector<std::size_t>& person_of_ad) {
  std::map<std::size_t, int> ads_of_person;
  for (const AdIndex ad : block.ads) ++ads_of_person[person_of_ad[ad]];
  return ads_of_person;
}

Evidence tie_evidence(const Block& block, std::size_t persons, const LinkageSettings& settings) {
  double bits = settings_of(block.kind, settings).tie_bits;
  if (is_copied(block.kind)) {
    bits /= std::log2(static_cast<double>(persons));
    return {evidence_of(block.kind), bits, std::nullopt};
  }
  return {evidence_of(block.kind), bits, IdentifierId{static_cast<std::int64_t>(block.key)}};
}

// Of each kind of evidence the strongest: photos of one set come together.
void keep_strongest(std::vector<Evidence>& all, const Evidence& evidence) {
  const auto same = std::find_if(all.begin(), all.end(), [&](const Evidence& e) { return e.kind == evidence.kind; });
  if (same == all.end())
    all.push_back(evidence);
  else if (same->weight < evidence.weight)
    *same = evidence;
}

// A wording or photo of so many persons that it is nobody's.
bool is_popular(const Block& block, std::size_t persons, const NetworkSettings& settings) {
  return is_copied(block.kind) && persons > static_cast<std::size_t>(settings.popular_persons);
}

void add_star(std::map<PersonPair, std::vector<Evidence>>& pairs, const Block& block,
              const std::vector<std::size_t>& person_of_ad, const LinkageSettings& settings) {
  const auto persons = persons_of(block, person_of_ad);
  if (persons.size() < 2 || is_popular(block, persons.size(), settings.network)) return;
  const Evidence evidence = tie_evidence(block, persons.size(), settings);
  const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
  const std::size_t hub = std::max_element(persons.begin(), persons.end(), fewer)->first;
  for (const auto& [person, ads] : persons) {
    if (person != hub) keep_strongest(pairs[{std::min(person, hub), std::max(person, hub)}], evidence);
  }
}

// igraph's vectors, freed at the end of the scope.
template <typename T, void (*kDestroy)(T*)>
class Owned {
 public:
  Owned() = default;
  Owned(const Owned&) = delete;
  Owned& operator=(const Owned&) = delete;
  ~Owned() {
    if (made_) kDestroy(&value_);
  }
  bool made(igraph_error_t error) {
    made_ = error == IGRAPH_SUCCESS;
    return made_;
  }
  T* get() { return &value_; }

 private:
  T value_{};
  bool made_ = false;
};

using Integers = Owned<igraph_vector_int_t, igraph_vector_int_destroy>;
using Reals = Owned<igraph_vector_t, igraph_vector_destroy>;
using Graph = Owned<igraph_t, igraph_destroy>;

igraph_integer_t integer(std::size_t value) { return static_cast<igraph_integer_t>(value); }

// Persons that have a tie, ascending: the graph's vertices.
std::vector<std::size_t> tied_persons(const std::vector<Tie>& ties) {
  std::vector<std::size_t> persons;
  for (const Tie& tie : ties) persons.insert(persons.end(), {tie.left, tie.right});
  std::sort(persons.begin(), persons.end());
  persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
  return persons;
}

// The community of each vertex; nothing where igraph refuses.
std::optional<std::vector<igraph_integer_t>> leiden(const std::vector<Tie>& ties,
                                                    const std::vector<std::size_t>& vertices,
                                                    const NetworkSettings& settings) {
  Integers ends, membership;
  Reals weights;
  Graph graph;
  if (!ends.made(igraph_vector_int_init(ends.get(), integer(2 * ties.size()))) ||
      !weights.made(igraph_vector_init(weights.get(), integer(ties.size()))) ||
      !membership.made(igraph_vector_int_init(membership.get(), 0))) {
    return std::nullopt;
  }
  const auto vertex = [&](std::size_t person) {
    return integer(
        static_cast<std::size_t>(std::lower_bound(vertices.begin(), vertices.end(), person) - vertices.begin()));
  };
  for (std::size_t i = 0; i < ties.size(); ++i) {
    VECTOR(*ends.get())[2 * i] = vertex(ties[i].left);
    VECTOR(*ends.get())[2 * i + 1] = vertex(ties[i].right);
    VECTOR(*weights.get())[i] = ties[i].weight;
  }
  if (!graph.made(igraph_create(graph.get(), ends.get(), integer(vertices.size()), IGRAPH_UNDIRECTED)) ||
      igraph_rng_seed(igraph_rng_default(), static_cast<igraph_uint_t>(settings.seed)) != IGRAPH_SUCCESS) {
    return std::nullopt;
  }
  constexpr double kRandomness = 0.01;  // the paper's own
  igraph_integer_t communities = 0;
  igraph_real_t quality = 0;
  if (igraph_community_leiden(graph.get(), weights.get(), nullptr, settings.resolution, kRandomness, false,
                              settings.iterations, membership.get(), &communities, &quality) != IGRAPH_SUCCESS) {
    return std::nullopt;
  }
  const igraph_integer_t* const first = VECTOR(*membership.get());
  return std::vector<igraph_integer_t>(first, first + vertices.size());
}

// Errors come back as codes instead of ending the program.
class IgraphErrorsAsCodes {
 public:
  IgraphErrorsAsCodes() : before_(igraph_set_error_handler(igraph_error_handler_ignore)) {}
  IgraphErrorsAsCodes(const IgraphErrorsAsCodes&) = delete;
  IgraphErrorsAsCodes& operator=(const IgraphErrorsAsCodes&) = delete;
  ~IgraphErrorsAsCodes() { igraph_set_error_handler(before_); }

 private:
  igraph_error_handler_t* before_;
};

}  // namespace

std::vector<Tie> ties(const Blocks& blocks, const std::vector<std::size_t>& person_of_ad,
                      const LinkageSettings& settings) {
  std::map<PersonPair, std::vector<Evidence>> pairs;
  for (const Block& block : blocks.blocks) add_star(pairs, block, person_of_ad, settings);
  std::vector<Tie> all;
  for (auto& [pair, evidence] : pairs) {
    double weight = 0;
    for (const Evidence& one : evidence) weight += one.weight;
    all.push_back({pair.first, pair.second, weight, std::move(evidence)});
  }
  return all;
}

Result<std::vector<Network>> networks(const std::vector<Tie>& ties, const NetworkSettings& settings) {
  if (ties.empty()) return std::vector<Network>{};
  const IgraphErrorsAsCodes guard;
  const auto vertices = tied_persons(ties);
  const auto communities = leiden(ties, vertices, settings);
  if (!communities) return fail(Error::kInternal, tr("networks could not be computed; is there memory left?"));
  std::map<igraph_integer_t, Network> by_community;
  for (std::size_t i = 0; i < vertices.size(); ++i) by_community[(*communities)[i]].persons.push_back(vertices[i]);
  std::vector<Network> all;
  for (auto& [community, network] : by_community) {
    if (network.persons.size() > 1) all.push_back(std::move(network));
  }
  std::sort(all.begin(), all.end(), [](const Network& a, const Network& b) { return a.persons < b.persons; });
  return all;
}

}  // namespace vigie::dedup
