// A listing, then "<!--ad-->" and an ad's page; the second ad is the first with other figures. What is learnt from
// them is a definition that loads, and reads both without harm.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "fuzz/utf8.h"
#include <unistd.h>

#include "extractors/definition.h"
#include "extractors/induction/learn.h"
#include "extractors/read_page.h"

namespace {

using namespace vigie::extractors;

constexpr std::string_view kBetween = "<!--ad-->";

SavedPage saved(const char* name, std::string body) {
  return {name, {.url = {}, .fetched = {}, .status = 200, .content_type = "text/html", .body = std::move(body)}};
}

std::string with_other_figures(std::string page) {
  for (char& c : page) c = c >= '0' && c <= '8' ? static_cast<char>(c + 1) : c == '9' ? '0' : c;
  return page;
}

LearnRequest request_of(std::string_view input) {
  const auto between = std::min(input.find(kBetween), input.size());
  const std::string ad(input.substr(std::min(between + kBetween.size(), input.size())));
  return {.base = "https://www.exemple.example",
          .id = {},
          .listing = saved("listing.html", std::string(input.substr(0, between))),
          .ads = {saved("ad-1.html", ad), saved("ad-2.html", with_other_figures(ad))},
          .examples = {}};
}

void check_definition(const LearntSite& learnt, const LearnRequest& request) {
  const auto folder = std::filesystem::temp_directory_path() / ("vigie-fuzz-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  const auto file = folder / (learnt.id + ".toml");
  std::ofstream(file) << learnt.toml;
  const auto site = load_definition(file, folder / "families");
  std::filesystem::remove_all(folder);
  if (!site || !is_valid_utf8(learnt.toml)) std::abort();
  for (const SavedPage& ad : request.ads) (void)read_ad(ad.page, *site);
  if (!read_listing(request.listing.page, *site)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const LearnRequest request = request_of({reinterpret_cast<const char*>(data), size});
  const auto learnt = learn(request);
  if (learnt)
    check_definition(*learnt, request);
  else if (learnt.error().what.empty())
    std::abort();
  return 0;
}
