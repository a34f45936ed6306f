#include "crawler/archives/saved_html.h"

#include <array>
#include <optional>

#include <fmt/format.h>
#include <re2/re2.h>

#include "model/words.h"

namespace vigie::crawler {
namespace {

/// The comment that the tool writes, else what the page says of itself.
std::string address_of(std::string_view html) {
  static const std::array<re2::RE2, 4> kWays{
      re2::RE2(R"(<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S+))", re2::RE2::Latin1),
      re2::RE2(R"(<!-- saved from url=\(\d+\)(https?://\S+))", re2::RE2::Latin1),
      re2::RE2(R"((?i)<link\s[^>]*rel=["']?canonical["']?\s[^>]*href=["']?(https?://[^"'\s>]+))", re2::RE2::Latin1),
      re2::RE2(R"((?i)<meta\s[^>]*property=["']?og:url["']?\s[^>]*content=["']?(https?://[^"'\s>]+))",
               re2::RE2::Latin1)};
  std::string url;
  for (const re2::RE2& way : kWays) {
    if (re2::RE2::PartialMatch({html.data(), html.size()}, way, &url)) return url;
  }
  return {};
}

int month_of(std::string_view name) {
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const auto at = kMonths.find(name);
  return at == std::string_view::npos ? 0 : static_cast<int>(at / 3) + 1;
}

/// SingleFile's "Sat Nov 21 2026 14:05:09 GMT+0100 (…)", as JavaScript writes a date.
std::optional<Instant> time_of(std::string_view html) {
  static const re2::RE2 kDate(
      R"(<!--\s*Page saved with SingleFile\s[^>]*?saved date:\s*\w{3} (\w{3}) (\d{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT([+-]\d{2})(\d{2}))",
      re2::RE2::Latin1);
  std::string month, day, year, time, hours, minutes;
  if (!re2::RE2::PartialMatch({html.data(), html.size()}, kDate, &month, &day, &year, &time, &hours, &minutes))
    return {};
  return parse_instant(fmt::format("{}-{:02}-{}T{}{}:{}", year, month_of(month), day, time, hours, minutes));
}

}  // namespace

Result<extractors::Page> saved_page(std::string_view html, Instant saved) {
  std::string url = address_of(html);
  if (url.empty()) {
    return fail(Error::kBadInput,
                tr("the page does not say where it comes from; save it with SingleFile, which writes its address"));
  }
  return extractors::Page{std::move(url), time_of(html).value_or(saved), 200, "", std::string(html)};
}

}  // namespace vigie::crawler
