#include "extractors/entrance.h"

#include <algorithm>

#include <re2/re2.h>

#include "extractors/generic/records.h"
#include "extractors/page_scope.h"
#include "extractors/url.h"
#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

bool says_enter(std::string_view words) {
  static const re2::RE2 kEnter(
      R"((?:oui,? ?)?(?:(?:j.ai|i am|i.m) ?(?:plus de |over |at least )?(?:18|majeur|majeure|of age).{0,24}|je suis majeur.{0,24}|i (?:agree|accept).{0,24}|entre[rz](?: .{0,16})?|enter(?: .{0,16})?|oui|yes|continue[rz]?|j.accepte(?: .{0,16})?))");
  return re2::RE2::FullMatch(folded(words), kEnter);
}

bool enters(const Node& clicked) {
  return says_enter(clicked.tag() == "input" ? std::string(clicked.attribute("value").value_or("")) : clicked.text());
}

/// "document.cookie='adulte=1;path=/'"
std::map<std::string, std::string> cookies_set_by(std::string_view script) {
  static const re2::RE2 kCookie(R"(document\.cookie\s*=\s*['"]([\w.-]+)=([^;'"]*))");
  re2::StringPiece rest(script.data(), script.size());
  std::map<std::string, std::string> cookies;
  for (std::string name, value; re2::RE2::FindAndConsume(&rest, kCookie, &name, &value);) cookies[name] = value;
  return cookies;
}

/// Where a link leads that stays on the site and leaves the page; empty for others.
std::string target_of(const Node& link, const std::string& base, const std::string& own) {
  const auto href = link.attribute("href");
  const auto url = href && !href->starts_with('#') ? resolve_url(base, *href) : std::nullopt;
  const bool is_ours = url && *url != own && same_site(host_of(*url), host_of(own));
  return is_ours ? *url : std::string();
}

}  // namespace

std::optional<Entrance> entrance_of(const ParsedPage& parsed) {
  static const Selector kClicked = Selector::compile("a, button, input[type=button], input[type=submit]").value();
  static const Selector kWithin = Selector::compile("input[type=password]").value();
  constexpr std::size_t kMostText = 900, kMostClicked = 6;
  if (!parsed.scope().is_readable()) return std::nullopt;
  const Node page = *parsed.scope().whole().node;
  const auto clicked = page.select(kClicked);
  if (clicked.size() > kMostClicked || std::ranges::none_of(clicked, enters)) return std::nullopt;
  if (page.text().size() > kMostText || page.first(kWithin)) return std::nullopt;
  const std::string& own = parsed.page().url;
  const std::string base = parsed.scope().link_base(own);
  for (const Node& node : clicked) {
    if (!enters(node)) continue;
    Entrance entrance{target_of(node, base, own), cookies_set_by(node.attribute("onclick").value_or(""))};
    if (!entrance.url.empty() || !entrance.cookies.empty()) return entrance;
  }
  return std::nullopt;
}

}  // namespace vigie::extractors
