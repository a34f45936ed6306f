#include "analysis/wording_templates.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "analysis/cluster_names.h"
#include "dedup/signatures/text_templates.h"
#include "storage/database.h"

namespace vigie::analysis {
namespace {

using dedup::TextTemplate;
using dedup::WordRange;
using Wordings = std::vector<std::vector<ShownWord>>;

Result<Wordings> opened(storage::Database& database, const std::vector<GroupedAd>& group, const ReadAd& read,
                        const storage::AuditEntry& entry) {
  Wordings wordings;
  for (const GroupedAd& ad : group) {
    const auto raw = database.clear_ad(ad.ad, entry);
    if (!raw) return tl::unexpected(raw.error());
    wordings.push_back(masked_wording(*raw, read(*raw)));
  }
  return wordings;
}

std::vector<dedup::WordNumbers> numbered(const Wordings& wordings) {
  std::map<std::string_view, std::uint32_t> numbers;
  std::vector<dedup::WordNumbers> all;
  for (const auto& words : wordings) {
    dedup::WordNumbers& wording = all.emplace_back();
    for (const ShownWord& word : words)
      wording.push_back(numbers.try_emplace(word.key, static_cast<std::uint32_t>(numbers.size())).first->second);
  }
  return all;
}

template <typename Part>
std::string joined(const std::vector<ShownWord>& words, WordRange range, const Part& part) {
  std::string text;
  for (std::size_t i = range.from; i < range.to; ++i) text.append(text.empty() ? "" : " ").append(part(words[i]));
  return text;
}

WordKind commonest(const std::array<std::size_t, 5>& counts, std::size_t filled) {
  const auto most = std::max_element(counts.begin() + 1, counts.end());
  return 2 * *most > filled ? static_cast<WordKind>(most - counts.begin()) : WordKind::kPlain;
}

TemplateSlot slot_of(std::size_t number, const TextTemplate& made, const Wordings& wordings) {
  TemplateSlot slot;
  std::set<std::string> said;
  std::array<std::size_t, 5> saying{};  // fills that have a word of each kind
  for (const dedup::Fit& fit : made.fits) {
    const auto& words = wordings[fit.wording];
    const WordRange range = fit.fill[number];
    slot.values.push_back(joined(words, range, [](const ShownWord& word) { return word.spelling; }));
    if (range.from == range.to) continue;
    ++slot.filled;
    said.insert(joined(words, range, [](const ShownWord& word) { return word.key; }));
    std::set<WordKind> kinds;
    for (std::size_t i = range.from; i < range.to; ++i) kinds.insert(words[i].kind);
    for (const WordKind kind : kinds) ++saying[static_cast<std::size_t>(kind)];
  }
  slot.distinct = said.size();
  slot.kind = commonest(saying, slot.filled);
  return slot;
}

std::vector<TemplatePart> parts_of(const TextTemplate& made, const Wordings& wordings) {
  std::vector<TemplatePart> parts;
  std::size_t slot = 0;
  for (std::size_t i = 0; i <= made.skeleton.size(); ++i) {
    if (slot < made.slots.size() && made.slots[slot] == i) parts.push_back({.slot = slot++, .word = {}});
    if (i < made.skeleton.size()) parts.push_back({.slot = {}, .word = wordings[made.pattern][made.skeleton[i]]});
  }
  return parts;
}

// A name or place of one ad is one wherever the word stands in the group: another ad may not state it in its fields.
void spread_kinds(Wordings& wordings) {
  std::map<std::string, WordKind> known;
  for (const auto& words : wordings) {
    for (const ShownWord& word : words) {
      if (word.kind == WordKind::kName || word.kind == WordKind::kPlace) known.emplace(word.key, word.kind);
    }
  }
  for (auto& words : wordings) {
    for (ShownWord& word : words) {
      const auto found = known.find(word.key);
      if (word.kind == WordKind::kPlain && found != known.end()) word.kind = found->second;
    }
  }
}

WordingTemplate shown(const TextTemplate& made, const Wordings& wordings, const std::vector<GroupedAd>& group) {
  WordingTemplate one{.ads = {}, .parts = parts_of(made, wordings), .slots = {}};
  one.bits = made.bits;
  one.bits_alone = made.bits_alone;
  for (const dedup::Fit& fit : made.fits) one.ads.push_back(group[fit.wording]);
  for (std::size_t slot = 0; slot < made.slots.size(); ++slot) one.slots.push_back(slot_of(slot, made, wordings));
  return one;
}

}  // namespace

Result<std::vector<WordingTemplate>> wording_templates(storage::Database& database, const std::string& name,
                                                       const ReadAd& read, storage::AuditEntry entry) {
  const auto group = wording_group(database, name);
  if (!group) return tl::unexpected(group.error());
  entry.object = name;
  auto wordings = opened(database, *group, read, entry);
  if (!wordings) return tl::unexpected(wordings.error());
  spread_kinds(*wordings);
  std::vector<WordingTemplate> templates;
  for (const TextTemplate& made : dedup::text_templates(numbered(*wordings))) {
    if (name.front() == 'a' && made.fits.front().wording != 0) continue;
    templates.push_back(shown(made, *wordings, *group));
  }
  return templates;
}

}  // namespace vigie::analysis
