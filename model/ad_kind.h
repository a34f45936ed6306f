// Who posts an ad and what for; the class that decides whether an ad is counted.
#pragma once

#include <optional>
#include <string_view>

namespace vigie {

enum class AdKind {
  kOffer,        ///< someone offers sexual services
  kClient,       ///< someone seeks to buy them
  kRecruitment,  ///< someone seeks people to work
  kOther,        ///< no tie with prostitution
  kUnsure,       ///< the program cannot tell; an analyst decides, counted apart
};

/// "offer", "client", "recruitment", "other", "unsure".
std::string_view to_text(AdKind kind);
std::optional<AdKind> ad_kind_from(std::string_view text);

}  // namespace vigie
