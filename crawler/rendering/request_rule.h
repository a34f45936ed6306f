// What a page that is being made by script may ask for.
#pragma once

#include <string_view>

namespace vigie::crawler {

/// As the DevTools Protocol tells it (Fetch.requestPaused).
struct PageRequest {
  std::string_view method;  ///< "GET"
  std::string_view url;
  std::string_view kind;  ///< "Document", "Script", "XHR", "Fetch", "Stylesheet", "Image" …
};

enum class RequestRule {
  kFetch,   ///< by us, as politely as a page
  kEmpty,   ///< answered with nothing: scripts wait for style sheets
  kRefuse,  ///< pictures, fonts, media, frames, pings, what is sent, and every host but the site's own
};

/// @param base  the site's address
RequestRule rule_for(const PageRequest& request, std::string_view base);

}  // namespace vigie::crawler
