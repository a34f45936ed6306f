// Why a site is read against its robots.txt, for programs; for people: extractors::words_of.
#pragma once

#include <nlohmann/json.hpp>

#include "extractors/definition.h"

namespace vigie::cli {

/// {"who","when","ground"}; null where robots.txt is obeyed, or there is no such site any more.
inline nlohmann::ordered_json legal_basis_as_json(const extractors::SiteDefinition* site) {
  if (site == nullptr || !site->access.legal_basis) return nullptr;
  const auto& [who, when, ground] = *site->access.legal_basis;
  return {{"who", who}, {"when", to_text(when)}, {"ground", ground}};
}

}  // namespace vigie::cli
