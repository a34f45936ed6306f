// What a page is when it is not what was asked for: by status, by the marks of its definition, by known walls.
#include <algorithm>
#include <array>

#include <re2/re2.h>

#include "extractors/generic/generic.h"
#include "extractors/generic/style_sheet.h"
#include "extractors/page_scope.h"
#include "extractors/read_page.h"

namespace vigie::extractors {
namespace {

/// A wall that many sites share: an element, or words in the title, or both.
struct KnownWall {
  Outcome outcome;
  const char* css;
  const char* title;
};

// Challenges of Cloudflare, DataDome, Imperva, PerimeterX, AWS WAF, Sucuri: they stand in place of the page.
constexpr std::array kChallenges = {
    KnownWall{Outcome::kBlocked, "#challenge-form, #challenge-running, #challenge-error-text", nullptr},
    KnownWall{Outcome::kBlocked, nullptr,
              R"(^\s*Just a moment\.\.\.|^\s*Un instant…|Attention Required! \| Cloudflare)"},
    KnownWall{Outcome::kBlocked, "iframe[src*='captcha-delivery.com'], script[src*='captcha-delivery.com']", nullptr},
    KnownWall{Outcome::kBlocked,
              "iframe[src*='_Incapsula_Resource'], #px-captcha, #captcha-container script[src*='awswaf']", nullptr},
    KnownWall{Outcome::kBlocked, nullptr,
              R"((?i)sucuri website firewall|^access denied|^accès refusé|^are you a robot|^robot ou humain)"},
};

// Believed only on a page on which nothing can be read: many sites lay them over a whole page, or have them in its
// foot.
constexpr std::array kSoftWalls = {
    KnownWall{
        Outcome::kGone, nullptr,
        R"((?i)annonce\s(?:a\s)?(?:expirée?|supprimée|été supprimée|introuvable)|n['’]existe plus|plus (?:en ligne|disponible)|ad (?:has )?expired)"},
    KnownWall{Outcome::kBlocked, ".g-recaptcha, .h-captcha, .cf-turnstile, iframe[src*='recaptcha/api2']", nullptr},
    KnownWall{Outcome::kMaintenance, nullptr, R"((?i)maintenance|temporarily unavailable)"},
    KnownWall{Outcome::kConsent,
              "#didomi-host, #didomi-popup, #onetrust-banner-sdk, #sp_message_container, #qc-cmp2-container", nullptr},
    KnownWall{Outcome::kConsent,
              "[id*='age-gate' i], [class*='age-gate' i], [id*='agegate' i], [id*='disclaimer' i], "
              "[class*='age-verif' i], [id*='age-verif' i]",
              nullptr},
    KnownWall{Outcome::kConsent, nullptr, R"((?i)réservé aux (?:majeurs|adultes)|\+ ?18 ans|adults? only)"},
    KnownWall{Outcome::kLogin, "input[type=password]", nullptr},
};

struct CompiledWall {
  Outcome outcome;
  std::optional<Selector> element;
  std::shared_ptr<const re2::RE2> title;
};

std::vector<CompiledWall> compiled(std::span<const KnownWall> walls) {
  std::vector<CompiledWall> all;
  for (const KnownWall& wall : walls) {
    CompiledWall one{wall.outcome, std::nullopt, nullptr};
    if (wall.css) one.element = Selector::compile(wall.css).value();
    if (wall.title) one.title = std::make_shared<const re2::RE2>(wall.title);
    all.push_back(std::move(one));
  }
  return all;
}

/// A notice that lies ready for a script shows nothing yet.
bool is_hidden(const Node& node) {
  if (node.attribute("hidden") || style_hides(node.attribute("style").value_or(""))) return true;
  const auto above = node.parent();
  return above && above->is_element() && is_hidden(*above);
}

bool is_seen_on(const Node& page, const Selector& element) {
  const auto found = page.select(element);
  return std::ranges::any_of(found, [](const Node& node) { return !is_hidden(node); });
}

bool stands_on(const CompiledWall& wall, const Node& page, const std::string& title) {
  if (wall.element && !is_seen_on(page, *wall.element)) return false;
  return !wall.title || re2::RE2::PartialMatch(title, *wall.title);
}

std::optional<Outcome> first_wall(const std::vector<CompiledWall>& walls, const Node& page) {
  static const Selector kTitle = Selector::compile("title").value();
  const auto title = page.first(kTitle);
  const std::string words = title ? title->raw_text() : std::string();
  for (const CompiledWall& wall : walls) {
    if (stands_on(wall, page, words)) return wall.outcome;
  }
  return std::nullopt;
}

std::optional<Outcome> by_marks(const Node& page, const SiteDefinition& site) {
  for (const Mark& mark : site.marks) {
    if (is_present(mark.rule, page)) return mark.outcome;
  }
  return std::nullopt;
}

std::optional<Outcome> by_challenge(const PageScope& scope, const Page& page) {
  static const auto kWalls = compiled(kChallenges);
  if (scope.whole().json && page.body.find("captcha-delivery.com") != std::string::npos) return Outcome::kBlocked;
  return first_wall(kWalls, *scope.whole().node);
}

/// RFC 9110, 15; 429: RFC 6585, 4; 451: RFC 7725.
Outcome by_status(int status) {
  switch (status) {
    case 304:
      return Outcome::kUnchanged;
    case 404:
    case 410:
      return Outcome::kGone;
    case 401:
    case 407:
      return Outcome::kLogin;
    case 403:
    case 429:
      return Outcome::kBlocked;
    case 451:
      return Outcome::kGeo;
    case 503:
      return Outcome::kMaintenance;
    default:
      return status >= 400 ? Outcome::kNetwork : Outcome::kOk;
  }
}

/// Where the definition leaves it to generic extraction: rows, or facts of an ad that no notice of a wall has.
bool looks_like_ads(const ParsedPage& parsed, const SiteDefinition& site) {
  constexpr std::size_t kLeastRows = 3;
  constexpr int kLeastFacts = 2;
  if (site.listing.ad.empty() && generic_rows(parsed) >= kLeastRows) return true;
  if (site.ad.contains("text")) return false;
  const Findings& findings = find_fields(parsed);
  constexpr std::array kFacts = {"phones", "price", "age", "place", "photos", "posted"};
  return std::ranges::count_if(kFacts, [&](const char* fact) { return findings.contains(fact); }) >= kLeastFacts;
}

bool holds_ads(const ParsedPage& parsed, const SiteDefinition& site) {
  return parsed.scope().has_rows(site) || parsed.scope().has_ad(site) || looks_like_ads(parsed, site);
}

}  // namespace

Outcome recognise(const ParsedPage& parsed, const SiteDefinition& site) {
  static const auto kWalls = compiled(kSoftWalls);
  const Outcome status = by_status(parsed.page().status);
  if (status == Outcome::kUnchanged || status == Outcome::kGone) return status;
  const PageScope& scope = parsed.scope();
  if (!scope.is_readable()) return status;
  if (const auto marked = by_marks(*scope.whole().node, site)) return *marked;
  if (status == Outcome::kOk && holds_ads(parsed, site)) return Outcome::kOk;
  if (const auto challenge = by_challenge(scope, parsed.page())) return *challenge;
  if (status != Outcome::kOk) return status;
  return first_wall(kWalls, *scope.whole().node).value_or(Outcome::kOk);
}

}  // namespace vigie::extractors
