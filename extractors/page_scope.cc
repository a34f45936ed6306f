#include "extractors/page_scope.h"

#include <algorithm>

#include <re2/re2.h>

#include "extractors/charset.h"
#include "extractors/url.h"

namespace vigie::extractors {
namespace {

char first_character(std::string_view text) {
  const auto at = text.find_first_not_of(" \t\r\n\f\xEF\xBB\xBF");
  return at == std::string_view::npos ? '\0' : text[at];
}

/// A picture or an archive; pages have NUL bytes, too, where their makers cut strings badly.
bool is_binary(std::string_view utf8) {
  static const re2::RE2 kHtml("(?i)<!doctype html|<html|<head|<body");
  const std::string_view begin = utf8.substr(0, 1024);
  return begin.find('\0') != std::string_view::npos && !re2::RE2::PartialMatch({begin.data(), begin.size()}, kHtml);
}

}  // namespace

PageScope::PageScope(const Page& page) : dom_(Dom::parse({})) {
  std::string text = decode_html(page.body, page.content_type);
  const char first = first_character(text);
  if (first == '\0' || is_binary(text)) return;
  if (first == '{' || first == '[') {
    whole_.owner = JsonText::parse(text);
    if (whole_.owner) whole_.json = whole_.owner->root();
  }
  readable_ = whole_.json || text.find('<') != std::string::npos;
  if (!whole_.json) dom_ = Dom::parse(std::move(text));
  whole_.node = dom_.document();
  static const Selector kBase = Selector::compile("base[href]").value();
  if (const auto element = whole_.node->first(kBase)) base_ = std::string(*element->attribute("href"));
}

FieldScope PageScope::of_ad(const SiteDefinition& site) const {
  const auto found = read_scopes(site.ad_scope, whole_);
  if (found.empty()) return whole_;
  FieldScope scope = found.front();
  if (!scope.node) scope.node = whole_.node;
  return scope;
}

const Outline& PageScope::outline() const {
  if (!outline_) outline_.emplace(*whole_.node);
  return *outline_;
}

const Findings& PageScope::findings(const std::function<Findings()>& make) const {
  if (!findings_) findings_ = make();
  return *findings_;
}

std::string PageScope::link_base(const std::string& own) const {
  return base_ ? resolve_url(own, *base_).value_or(own) : own;
}

bool PageScope::has_rows(const SiteDefinition& site) const { return !read_scopes(site.listing.ad, whole_).empty(); }

bool PageScope::has_ad(const SiteDefinition& site) const {
  const FieldScope scope = of_ad(site);
  return read_first(rule_of(site.ad, "text"), scope).has_value();
}

const FieldRule& rule_of(const std::map<std::string, FieldRule>& rules, std::string_view field) {
  static const FieldRule kNone;
  const auto found = rules.find(std::string(field));
  return found == rules.end() ? kNone : found->second;
}

std::optional<AdAddress> ad_address(const SiteDefinition& site, std::string_view url) {
  if (!site.ad_url) return std::nullopt;
  re2::StringPiece groups[2];
  const int wanted = std::min(site.ad_url->NumberOfCapturingGroups(), 1) + 1;
  if (!site.ad_url->Match(url, 0, url.size(), re2::RE2::UNANCHORED, groups, wanted)) return std::nullopt;
  const re2::StringPiece& id = groups[wanted - 1];
  const auto query = url.find('?');
  const auto end_of_id = static_cast<std::size_t>(id.data() + id.size() - url.data());
  const bool says_in_path = query == std::string_view::npos || end_of_id <= query;
  return AdAddress{std::string(says_in_path ? url.substr(0, query) : url), std::string(id)};
}

}  // namespace vigie::extractors
