// What a site does to its pages from one night to the next: ten changes of markup, done to whole pages as they are
// served. After the changes by which Lerman, Minton and Knoblock (JAIR 18, 2003) saw wrappers break.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"
#include "model/result.h"

namespace vigie::testbed {

enum class MutationKind {
  kClassRenamed,     ///< every class is a hash of a build
  kWrapperAdded,     ///< what an element holds stands in one more element
  kElementRenamed,   ///< h1 is h2, p is div, dt and dd are spans …
  kTextToAttribute,  ///< a value stands in data-text, to be shown by a style sheet
  kLabelChanged,     ///< "Prix" is "Montant", "Ville" is "Commune" …
  kOrderChanged,     ///< what stands side by side stands the other way round
  kFieldRemoved,     ///< no price is shown; where there is none, no age
  kListToJson,       ///< a list, table or list of definitions is data of a script
  kDateFormat,       ///< 07/09/2026 is 2026.09.07, "il y a" is "depuis" …
  kCurrencyForm      ///< "80 €" is "EUR 80.00"
};

inline constexpr std::array kMutationKinds = {MutationKind::kClassRenamed,   MutationKind::kWrapperAdded,
                                              MutationKind::kElementRenamed, MutationKind::kTextToAttribute,
                                              MutationKind::kLabelChanged,   MutationKind::kOrderChanged,
                                              MutationKind::kFieldRemoved,   MutationKind::kListToJson,
                                              MutationKind::kDateFormat,     MutationKind::kCurrencyForm};

/// "class-renamed", "wrapper-added", …
std::string_view to_text(MutationKind kind);

/// The replica of a site serves changed pages from a night on.
struct Mutation {
  std::string site;
  MutationKind kind;
  Date from;
};

/// "SITE:MUTATION" or "SITE:MUTATION:2026-09-10". @param from  where the text names no night
/// @return Error::kBadInput: unknown site or mutation, no date
Result<Mutation> parse_mutation(std::string_view text, Date from);

/// The same of several. @return the first error
Result<std::vector<Mutation>> parse_mutations(const std::vector<std::string>& texts, Date from);

/// A page as it looks after the change; linear in its size.
std::string mutated(std::string_view html, MutationKind kind);

}  // namespace vigie::testbed
