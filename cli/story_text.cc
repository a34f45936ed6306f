#include <map>
#include <set>

#include <fmt/format.h>

#include "analysis/cluster_names.h"
#include "analysis/evidence_words.h"
#include "analysis/indicator_words.h"
#include "cli/story_printing.h"
#include "model/words.h"

namespace vigie::cli {
namespace {

using analysis::cluster_name;
using analysis::ClusterStory;
using analysis::member_name;
using storage::ClusterLevel;

constexpr std::size_t kMostLines = 20;

std::string bits_text(double bits) { return (bits < 0 ? "−" : "+") + decimal_text(std::abs(bits), 1); }

std::string ads_text(std::size_t ads) {
  const auto number = static_cast<std::int64_t>(ads);
  return fmt::format(fmt::runtime(tr_n("{} ad", "{} ads", number)), number_text(number));
}

std::string joined(const std::set<std::string>& parts) { return fmt::format("{}", fmt::join(parts, ", ")); }

// A line each of the first twenty, then how many were left out.
template <typename Items, typename Line>
std::string lines_of(const Items& items, const Line& line) {
  std::string text;
  std::size_t number = 0;
  for (const auto& item : items) {
    if (++number > kMostLines) break;
    text += "  " + line(item) + '\n';
  }
  if (items.size() > kMostLines) {
    const auto rest = static_cast<std::int64_t>(items.size() - kMostLines);
    text += "  " + fmt::format(fmt::runtime(tr("… and {} more (--json shows all)")), number_text(rest)) + '\n';
  }
  return text;
}

std::string section(const std::string& title, const std::string& lines) {
  return lines.empty() ? lines : '\n' + title + '\n' + lines;
}

std::string nights_text(const std::optional<Date>& first, const std::optional<Date>& last) {
  return first ? fmt::format("{} – {}", to_text(*first), to_text(*last)) : std::string("—");
}

std::string ad_text(const storage::MemberAd& ad, const ClearIdentifiers& clear) {
  std::string text =
      fmt::format("{:<8} {:<18} {:<3} {:<23} {:>3} {:>6}", analysis::name_of(ad.ad), ad.site,
                  ad.department ? ad.department->text() : "", nights_text(ad.first_night, ad.last_night),
                  ad.age ? std::to_string(*ad.age) : "", ad.price ? decimal_text(ad.price->amount, 0) : "");
  if (const auto found = clear.ads.find(ad.ad); found != clear.ads.end())
    text += fmt::format("  {}  {}", found->second.ad_id, fmt::join(found->second.phones, ", "));
  return text;
}

// Signs of exploitation: a possible minor first, then each indicator with the words that raised it.
std::string signs_text(const ClearIdentifiers& clear) {
  std::vector<std::string> minors, signs;
  for (const auto& [row, ad] : clear.read) {
    if (ad.possible_minor)
      minors.push_back(
          fmt::format(fmt::runtime(tr("{}: may be a minor (in danger: call 119; illicit content: PHAROS)")),
                      analysis::name_of(row)));
    for (const Indicator& sign : ad.indicators)
      signs.push_back(
          fmt::format("{}: {} “{}”", analysis::name_of(row), analysis::indicator_words(sign.code), sign.words));
  }
  minors.insert(minors.end(), signs.begin(), signs.end());
  return lines_of(minors, [](const std::string& line) { return line; });
}

std::string person_text(const std::vector<const storage::MemberAd*>& ads) {
  std::set<std::string> departments, sites;
  std::optional<int> youngest, oldest;
  for (const auto* ad : ads) {
    if (ad->department) departments.emplace(ad->department->text());
    sites.insert(ad->site);
    if (!ad->age) continue;
    youngest = std::min(youngest.value_or(*ad->age), *ad->age);
    oldest = std::max(oldest.value_or(*ad->age), *ad->age);
  }
  const std::string ages =
      youngest ? (youngest == oldest ? std::to_string(*youngest) : fmt::format("{}–{}", *youngest, *oldest)) : "";
  return fmt::format("{:<8} {:>14}  {:<7} {:<12} {}", analysis::name_of(ads.front()->person), ads_text(ads.size()),
                     ages, joined(departments), joined(sites));
}

std::string members_text(ClusterLevel level, const ClusterStory& story, const ClearIdentifiers& clear) {
  if (level == ClusterLevel::kPerson) return lines_of(story.ads, [&](const auto& ad) { return ad_text(ad, clear); });
  std::map<PersonId, std::vector<const storage::MemberAd*>> persons;
  for (const auto& ad : story.ads) persons[ad.person].push_back(&ad);
  return lines_of(persons, [](const auto& person) { return person_text(person.second); });
}

std::string evidence_text(const Evidence& evidence, const ClearIdentifiers& clear) {
  std::string text = bits_text(evidence.weight) + " " + analysis::evidence_words(evidence.kind);
  if (!evidence.shared) return text;
  const auto found = clear.shared.find(*evidence.shared);
  return found == clear.shared.end() ? text : text + " (" + found->second + ")";
}

// The waterfall: where it starts, what each piece of evidence adds or takes, where it ends.
std::string bond_text(ClusterLevel level, const storage::Bond& bond, const ClearIdentifiers& clear) {
  std::string text =
      fmt::format(fmt::runtime(tr("{} – {}: {} bits = start {}")), member_name(level, bond.left),
                  member_name(level, bond.right), bits_text(bond.weight), bits_text(analysis::start_bits(bond)));
  for (const Evidence& evidence : bond.evidence) text += ", " + evidence_text(evidence, clear);
  return text;
}

std::string sum_text(const analysis::EvidenceSum& sum) {
  return fmt::format(fmt::runtime(tr_n("{:>8} bits  {} ({} link)", "{:>8} bits  {} ({} links)", sum.bonds)),
                     bits_text(sum.bits), analysis::evidence_words(sum.kind), sum.bonds);
}

std::string cut_text(ClusterLevel level, const ClusterStory& story) {
  if (!story.weakest_cut) return {};
  const auto& cut = *story.weakest_cut;
  std::set<std::string> side;
  for (const std::int64_t member : cut.side) side.insert(member_name(level, member));
  if (cut.severed.empty())
    return fmt::format(fmt::runtime(tr("Weakest point: no link holds {} to the others")), joined(side)) + '\n';
  const auto links = static_cast<std::int64_t>(cut.severed.size());
  return fmt::format(
             fmt::runtime(tr_n("Weakest point: {} would part from the others without {} link, of {} bits",
                               "Weakest point: {} would part from the others without {} links, of {} bits", links)),
             joined(side), links, decimal_text(cut.bits, 1)) +
         '\n' + lines_of(cut.severed, [&](std::size_t place) { return bond_text(level, story.inside[place], {}); });
}

std::string near_text(ClusterLevel level, const ClusterStory& story, const storage::Bond& bond) {
  const auto& other = bond.left_cluster == story.number ? bond.right_cluster : bond.left_cluster;
  return (other ? cluster_name(level, *other) + ": " : std::string()) + bond_text(level, bond, {});
}

std::string passage_text(ClusterLevel level, const ClusterStory& story, const storage::Passage& passage) {
  const std::string when = date_text(paris_date(passage.when)), ads = ads_text(passage.ads);
  if (passage.present == story.number)
    return fmt::format(fmt::runtime(tr("{}: {} came from {}")), when, ads, cluster_name(level, passage.former));
  if (passage.present)
    return fmt::format(fmt::runtime(tr("{}: {} passed to {}")), when, ads, cluster_name(level, *passage.present));
  return fmt::format(fmt::runtime(tr("{}: {} left for none")), when, ads);
}

std::string decision_text(ClusterLevel level, const analysis::DecisionShown& shown) {
  const auto& what = shown.decision.what;
  std::string text = fmt::format("{}: {}, {}, {}: {}", shown.decision.id, name_of(what.verdict), what.who,
                                 date_text(paris_date(what.made)), what.why);
  if (level == ClusterLevel::kNetwork) {
    std::set<std::string> persons;
    for (const PersonId person : shown.persons) persons.insert(analysis::name_of(person));
    return text + " (" + joined(persons) + ")";
  }
  if (!shown.against_evidence) return text;
  return text + "; " +
         (shown.bits
              ? fmt::format(fmt::runtime(tr("what the ads say speaks against it: {} bits")), bits_text(*shown.bits))
              : tr("nothing in the ads speaks for it"));
}

std::string now_text(ClusterLevel level, const ClusterStory& story) {
  std::vector<std::string> holders;
  for (const auto& [number, ads] : story.identity.now)
    holders.push_back(fmt::format("{} ({})", cluster_name(level, number), ads_text(ads)));
  if (holders.empty()) return tr("none of its ads is linked now");
  return fmt::format(fmt::runtime(tr("its ads are now in {}")), fmt::join(holders, ", "));
}

std::string heading(ClusterLevel level, const ClusterStory& story) {
  const std::string name = cluster_name(level, story.number);
  if (story.identity.ended)
    return fmt::format(fmt::runtime(tr("{} has not been found since {}: {}")), name,
                       date_text(paris_date(*story.identity.ended)), now_text(level, story));
  std::string text = name + " · " + ads_text(story.ads.size());
  if (level == ClusterLevel::kNetwork) {
    const auto persons = static_cast<std::int64_t>(story.members.size());
    text += " · " + fmt::format(fmt::runtime(tr_n("{} person", "{} persons", persons)), number_text(persons));
  }
  return text + " · " + fmt::format(fmt::runtime(tr("known since {}")), date_text(paris_date(story.identity.began)));
}

std::string held_by_title(const ClusterStory& story) {
  const auto members = story.members.size();
  return fmt::format(fmt::runtime(tr("What holds it together ({} of {} pairs are linked):")), story.inside.size(),
                     members * (members - 1) / 2);
}

}  // namespace

std::string story_text(ClusterLevel level, const ClusterStory& story, const ClearIdentifiers& clear) {
  std::string text = heading(level, story) + '\n' + members_text(level, story, clear);
  text += section(tr("Signs of exploitation (reasons to look, no verdicts):"), signs_text(clear));
  text += section(held_by_title(story), lines_of(story.speaks_for, sum_text));
  text += section(tr("What speaks against it:"), lines_of(story.speaks_against, sum_text));
  if (const std::string cut = cut_text(level, story); !cut.empty()) text += '\n' + cut;
  text += section(tr("Links, the strongest first:"),
                  lines_of(story.inside, [&](const auto& bond) { return bond_text(level, bond, clear); }));
  text += section(tr("Near, and left apart:"),
                  lines_of(story.outside, [&](const auto& bond) { return near_text(level, story, bond); }));
  text += section(tr("Decisions:"),
                  lines_of(story.decisions, [&](const auto& shown) { return decision_text(level, shown); }));
  text += section(tr("History:"),
                  lines_of(story.identity.passages, [&](const auto& one) { return passage_text(level, story, one); }));
  text.pop_back();
  return text;
}

}  // namespace vigie::cli
