// "Same text, other name and town": what the wordings of a group of ads have in common, and where each says its own.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/masked_wording.h"
#include "analysis/wording_group.h"
#include "model/ad.h"
#include "model/result.h"
#include "storage/records.h"

namespace vigie::analysis {

struct TemplateSlot {
  WordKind kind = WordKind::kPlain;  ///< of most of what is said there
  std::vector<std::string> values;   ///< in clear, one an ad; empty where it says nothing there
  std::size_t filled = 0;            ///< ads that say something there
  std::size_t distinct = 0;          ///< different things that they say, spelling apart
};

/// A word of the skeleton, or a slot by its place.
struct TemplatePart {
  std::optional<std::size_t> slot;
  ShownWord word;
};

struct WordingTemplate {
  std::vector<GroupedAd> ads;       ///< at least two
  std::vector<TemplatePart> parts;  ///< in the order of reading
  std::vector<TemplateSlot> slots;
  double bits = 0;        ///< to write the wordings down by the template; dedup/signatures/text_templates.h
  double bits_alone = 0;  ///< and each for itself
};

/// What normalisation reads in an ad.
using ReadAd = std::function<Ad(const RawAd&)>;

/// Every wording that is opened is written into the audit first. Of "a12" only the template of that ad.
/// @param entry  who looks, when and how; its object is filled in
/// @return none where no two wordings are alike; errors of wording_group
Result<std::vector<WordingTemplate>> wording_templates(storage::Database& database, const std::string& name,
                                                       const ReadAd& read, storage::AuditEntry entry);

}  // namespace vigie::analysis
