// A few pages of a site, fetched as politely as a scan fetches them, for whoever mends its definition.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "crawler/network.h"
#include "extractors/page.h"
#include "model/clock.h"
#include "model/result.h"

namespace vigie::extractors {
struct SiteDefinition;
}

namespace vigie::crawler {

struct AskedPage {
  std::string url;          ///< as asked for
  extractors::Page page{};  ///< as it came back; without a body where it did not
  std::string what{};       ///< why there is none; empty where there is one

  bool came_back() const { return what.empty() && page.status == 200; }
  std::string why_not() const { return what.empty() ? "HTTP " + std::to_string(page.status) : what; }
};

/// One visit to one site: its robots.txt is asked for once, and between two requests passes its delay, whether they
/// were asked for at once or not, and "I am of age" is clicked on where a page asks that first. Movable; one thread at
/// a time.
class PageFetcher {
 public:
  /// @param site, clock  outlive it. @return Error::kBadInput where the address of loopback is none
  static Result<PageFetcher> make(const extractors::SiteDefinition& site, const Network& network, const Clock& clock);
  PageFetcher(PageFetcher&&) noexcept;
  PageFetcher& operator=(PageFetcher&&) noexcept;
  ~PageFetcher();

  /// In the order of `urls`. A page that does not come back stops no other, unless the host gives up.
  std::vector<AskedPage> ask(std::span<const std::string> urls);

 private:
  struct Visitor;
  explicit PageFetcher(std::unique_ptr<Visitor> visitor);
  std::unique_ptr<Visitor> visitor_;
};

}  // namespace vigie::crawler
