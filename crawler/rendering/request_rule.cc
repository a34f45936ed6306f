#include "crawler/rendering/request_rule.h"

#include <coroutine>
#include <utility>

#include "crawler/polite_client.h"
#include "extractors/url.h"

namespace vigie::crawler {

RequestRule rule_for(const PageRequest& request, std::string_view base) {
  if (request.kind == "Stylesheet") return RequestRule::kEmpty;
  const bool is_wanted = request.kind == "Script" || request.kind == "XHR" || request.kind == "Fetch";
  const bool is_web = request.url.starts_with("https://") || request.url.starts_with("http://");
  const bool is_own = belongs_to(extractors::host_of(request.url), extractors::host_of(base));
  return is_wanted && is_web && is_own && request.method == "GET" ? RequestRule::kFetch : RequestRule::kRefuse;
}

}  // namespace vigie::crawler
