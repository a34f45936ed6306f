#include "analysis/decisions.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "analysis/cluster_names.h"
#include "model/words.h"
#include "storage/database.h"

namespace vigie::analysis {
namespace {

using storage::ClusterLevel;
using storage::Decision;
using storage::NewDecision;
using storage::Verdict;
using AdRows = std::vector<AdRow>;

tl::unexpected<Error> bad(const char* words, const std::string& name) {
  return fail(Error::kBadInput, fmt::format(fmt::runtime(tr(words)), name));
}
tl::unexpected<Error> missing(const char* words, const std::string& name) {
  return fail(Error::kNotFound, fmt::format(fmt::runtime(tr(words)), name));
}

Result<AdRows> ads_of_person(const storage::Database& database, std::int64_t number, const std::string& name) {
  const auto members = database.member_ads(ClusterLevel::kPerson, number);
  if (!members) return tl::unexpected(members.error());
  if (members->empty())
    return missing("{0} is nobody now; “vigie persons show {0}” says what became of the number", name);
  AdRows ads;
  for (const auto& member : *members) ads.push_back(member.ad);
  return ads;
}

Result<AdRows> one_ad(const Result<std::optional<AdRow>>& found, const std::string& name) {
  if (!found) return tl::unexpected(found.error());
  if (!*found) return missing("there is no ad “{}”; it may have been purged", name);
  return AdRows{**found};
}

Result<std::optional<AdRow>> ad_by_row(const storage::Database& database, AdRow ad) {
  return database.has_ad(ad).map([&](bool there) { return there ? std::optional(ad) : std::nullopt; });
}

Result<AdRows> ads_named(const storage::Database& database, const std::string& name) {
  if (const auto person = number_named('p', name)) return ads_of_person(database, *person, name);
  if (const auto ad = number_named('a', name)) return one_ad(ad_by_row(database, AdRow{*ad}), name);
  const auto slash = name.find('/');
  if (slash == std::string::npos) return bad("“{}” names neither a person (p12) nor an ad (a7, or SITE/AD_ID)", name);
  return one_ad(database.find_ad(name.substr(0, slash), name.substr(slash + 1)), name);
}

Result<AdRows> ads_of_all(const storage::Database& database, std::span<const std::string> names) {
  std::set<AdRow> all;
  for (const std::string& name : names) {
    const auto ads = ads_named(database, name);
    if (!ads) return ads;
    all.insert(ads->begin(), ads->end());
  }
  return AdRows(all.begin(), all.end());
}

/// "06 39 98 00 12" as "+33639980012".
std::optional<PhoneNumber> phone_of(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '.' || c == '-'; });
  if (text.size() == 10 && text.front() == '0') text = "+33" + text.substr(1);
  return PhoneNumber::from_e164(text);
}

Result<void> add_agency(const storage::Database& database, const std::string& name, NewDecision& decision) {
  if (const auto phone = phone_of(name)) {
    const auto found = database.find_phone(*phone);
    if (!found) return tl::unexpected(found.error());
    if (!*found) return missing("no stored ad has the phone {}", name);
    decision.phones.push_back(**found);
    return {};
  }
  const auto ads = ads_named(database, name);
  if (!ads) return tl::unexpected(ads.error());
  const auto phones = database.phones_of(*ads);
  if (!phones) return tl::unexpected(phones.error());
  if (phones->empty()) return missing("{} shows no phone, by which an agency could be known", name);
  decision.phones.insert(decision.phones.end(), phones->begin(), phones->end());
  return {};
}

Result<NewDecision> agency(const storage::Database& database, const DecisionRequest& request, NewDecision decision) {
  for (const std::string& name : request.subjects) {
    if (const auto added = add_agency(database, name, decision); !added) return tl::unexpected(added.error());
  }
  std::ranges::sort(decision.phones);
  decision.phones.erase(std::unique(decision.phones.begin(), decision.phones.end()), decision.phones.end());
  return decision;
}

Result<NewDecision> split(const storage::Database& database, const DecisionRequest& request, NewDecision decision) {
  if (request.subjects.size() != 1 || request.ads.empty())
    return fail(Error::kBadInput,
                tr("say whom to split, and with --ads which ads are to leave: split p12 --ads a7,a9"));
  const auto all = ads_of_all(database, request.subjects);
  if (!all) return tl::unexpected(all.error());
  const auto leaving = ads_of_all(database, request.ads);
  if (!leaving) return tl::unexpected(leaving.error());
  if (!std::ranges::includes(*all, *leaving) || all->size() == leaving->size())
    return bad("the ads that leave must be some, and not all, of those of {}", request.subjects.front());
  decision.left = *leaving;
  std::ranges::set_difference(*all, *leaving, std::back_inserter(decision.right));
  return decision;
}

/// The first subject against the others.
Result<NewDecision> two_sides(const storage::Database& database, const DecisionRequest& request, NewDecision decision) {
  if (request.subjects.size() < 2) return fail(Error::kBadInput, tr("name two persons or ads, such as p12 p15"));
  const std::span<const std::string> names = request.subjects;
  auto left = ads_of_all(database, names.first(1));
  if (!left) return tl::unexpected(left.error());
  auto right = ads_of_all(database, names.subspan(1));
  if (!right) return tl::unexpected(right.error());
  if (std::ranges::find_first_of(*left, *right) != left->end())
    return fail(Error::kBadInput, tr("an ad stands on both sides; name two that are different"));
  decision.left = *std::move(left);
  decision.right = *std::move(right);
  return decision;
}

Result<NewDecision> decision_of(const storage::Database& database, const DecisionRequest& request) {
  NewDecision decision{.made = request.now, .who = request.who, .why = request.why, .verdict = request.verdict};
  switch (request.verdict) {
    case Verdict::kAgency:
      return agency(database, request, std::move(decision));
    case Verdict::kSplit:
      return split(database, request, std::move(decision));
    case Verdict::kNotAnOffer: {
      auto ads = ads_of_all(database, request.subjects);
      if (!ads) return tl::unexpected(ads.error());
      decision.left = *std::move(ads);
      return decision;
    }
    default:
      return two_sides(database, request, std::move(decision));
  }
}

bool parts(Verdict verdict) { return verdict == Verdict::kSplit || verdict == Verdict::kNotSame; }

/// Ads joined by decisions, each set by one of its ads.
class Joined {
 public:
  void join(const NewDecision& decision) {
    for (const auto* side : {&decision.left, &decision.right}) {
      for (const AdRow ad : *side) parent_[root(ad)] = root(first_of(decision));
    }
  }
  AdRow root(AdRow ad) {
    for (auto found = parent_.find(ad); found != parent_.end() && found->second != ad; found = parent_.find(ad))
      ad = found->second;
    return ad;
  }
  std::set<AdRow> roots(const AdRows& ads) {
    std::set<AdRow> roots;
    for (const AdRow ad : ads) roots.insert(root(ad));
    return roots;
  }
  bool meets(const NewDecision& parting) {
    const auto left = roots(parting.left), right = roots(parting.right);
    return std::ranges::any_of(left, [&](AdRow root) { return right.contains(root); });
  }

 private:
  static AdRow first_of(const NewDecision& decision) {
    return decision.left.empty() ? decision.right.front() : decision.left.front();
  }
  std::map<AdRow, AdRow> parent_;
};

bool shares_an_ad(const NewDecision& a, const NewDecision& b) {
  std::set<AdRow> ads(a.left.begin(), a.left.end());
  ads.insert(a.right.begin(), a.right.end());
  const auto in = [&](AdRow ad) { return ads.contains(ad); };
  return std::ranges::any_of(b.left, in) || std::ranges::any_of(b.right, in);
}

bool stands(const Decision& decision) { return !decision.undone_by && decision.what.verdict != Verdict::kUndo; }

void add_pairs(LinkConstraints& constraints, const NewDecision& decision) {
  if (parts(decision.verdict)) {
    for (const AdRow left : decision.left) {
      for (const AdRow right : decision.right) constraints.apart.emplace_back(left, right);
    }
  } else if (decision.verdict == Verdict::kJoin) {
    AdRows all = decision.left;
    all.insert(all.end(), decision.right.begin(), decision.right.end());
    for (std::size_t i = 1; i < all.size(); ++i) constraints.same.emplace_back(all[0], all[i]);
  }
}

Result<void> check(std::span<const Decision> decisions, const NewDecision& next) {
  if (next.who.empty() || next.why.empty())
    return fail(Error::kBadInput, tr("a decision says who takes it (--by) and why (--why)"));
  if (parts(next.verdict) && next.left.size() * next.right.size() > kMostPairsApart)
    return fail(Error::kBadInput, tr("these are too many ads to be parted at once; name fewer"));
  const auto against = contradicted(decisions, next);
  if (against.empty()) return {};
  return fail(Error::kBadInput,
              fmt::format(fmt::runtime(tr("this contradicts decision {}; see “vigie decide list”, and undo it first")),
                          fmt::join(against, ", ")));
}

}  // namespace

std::vector<std::int64_t> contradicted(std::span<const Decision> decisions, const NewDecision& next) {
  std::vector<std::int64_t> against;
  Joined joined;
  for (const Decision& old : decisions) {
    if (!stands(old)) continue;
    const bool no_offer = (old.what.verdict == Verdict::kNotAnOffer) != (next.verdict == Verdict::kNotAnOffer);
    if (no_offer && shares_an_ad(old.what, next)) against.push_back(old.id);
    if (old.what.verdict == Verdict::kJoin && !(old.what.left.empty() && old.what.right.empty())) joined.join(old.what);
  }
  if (next.verdict == Verdict::kJoin) {
    joined.join(next);
    for (const Decision& old : decisions) {
      if (stands(old) && parts(old.what.verdict) && joined.meets(old.what)) against.push_back(old.id);
    }
  } else if (parts(next.verdict) && joined.meets(next)) {
    const auto left = joined.roots(next.left), right = joined.roots(next.right);
    for (const Decision& old : decisions) {
      if (!stands(old) || old.what.verdict != Verdict::kJoin) continue;
      const auto roots = joined.roots(old.what.left);
      if (std::ranges::any_of(roots, [&](AdRow root) { return left.contains(root) && right.contains(root); }))
        against.push_back(old.id);
    }
  }
  std::ranges::sort(against);
  return against;
}

Result<std::int64_t> decide(storage::Database& database, const DecisionRequest& request) {
  const auto decision = decision_of(database, request);
  if (!decision) return tl::unexpected(decision.error());
  const auto decisions = database.decisions();
  if (!decisions) return tl::unexpected(decisions.error());
  if (const auto fine = check(*decisions, *decision); !fine) return tl::unexpected(fine.error());
  return database.store_decision(*decision);
}

Result<std::int64_t> undo(storage::Database& database, std::int64_t decision, const std::string& who,
                          const std::string& why, Instant now) {
  const auto decisions = database.decisions();
  if (!decisions) return tl::unexpected(decisions.error());
  const auto found = std::ranges::find(*decisions, decision, &Decision::id);
  const std::string name = fmt::to_string(decision);
  if (found == decisions->end()) return missing("there is no decision {}", name);
  if (found->what.verdict == Verdict::kUndo) return bad("{} is an undoing itself; decide anew", name);
  if (found->undone_by) return bad("decision {} is undone already", name);
  const NewDecision undoing{.made = now, .who = who, .why = why, .verdict = Verdict::kUndo, .undoes = decision};
  if (const auto fine = check({}, undoing); !fine) return tl::unexpected(fine.error());
  return database.store_decision(undoing);
}

LinkConstraints constraints_of(std::span<const Decision> decisions) {
  LinkConstraints constraints;
  for (const Decision& decision : decisions) {
    if (!stands(decision)) continue;
    add_pairs(constraints, decision.what);
    constraints.agencies.insert(constraints.agencies.end(), decision.what.phones.begin(), decision.what.phones.end());
  }
  std::ranges::sort(constraints.agencies);
  return constraints;
}

}  // namespace vigie::analysis
