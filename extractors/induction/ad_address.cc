#include "extractors/induction/ad_address.h"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <re2/re2.h>

#include "extractors/generic/records.h"
#include "extractors/induction/anchors.h"
#include "extractors/url.h"

namespace vigie::extractors {
namespace {

using Urls = std::vector<std::string>;

constexpr const char* kEnd = "/?(?:[?#]|$)";

std::string common_end(const Urls& texts) {
  std::string common = texts.front();
  for (const std::string& text : texts) {
    while (!text.ends_with(common)) common.erase(0, 1);
  }
  return common;
}

std::string common_begin(const Urls& texts) {
  std::string common = texts.front();
  for (const std::string& text : texts) {
    while (!text.starts_with(common)) common.pop_back();
  }
  return common;
}

/// What stands before and after the id in an address.
struct IdPlace {
  std::string before, id, after;
};

std::optional<IdPlace> id_place(const std::string& url) {
  const std::string whole = path_of(url), path = whole.substr(0, whole.find('?'));
  const std::string id = id_in(url);
  if (id.empty()) return std::nullopt;
  for (const std::string& part : {path, whole}) {
    if (const auto at = part.rfind(id); at != std::string::npos)
      return IdPlace{part.substr(0, at), id, part.substr(at + id.size())};
  }
  return std::nullopt;
}

/// What is common before the ids, no longer than it takes to know one: "/annonce-v" for "/annonce-v123", the folder
/// for ids of words.
std::string context_before(const Urls& before, bool digits) {
  const std::string common = common_end(before);
  if (digits) return common.substr(std::min(common.find_last_of("0123456789/-") + 1, common.size() - !common.empty()));
  const auto folder = common.size() < 2 ? std::string::npos : common.rfind('/', common.size() - 2);
  return folder == std::string::npos ? common : common.substr(folder);
}

/// A literal in a definition's '…': its own sign is written as a code.
std::string pattern_in_quotes(std::string_view text) {
  std::string pattern = literal_pattern(text);
  for (auto at = pattern.find('\''); at != std::string::npos; at = pattern.find('\'', at))
    pattern.replace(at, 1, R"(\x27)");
  return pattern;
}

/// "/detail.php?lang=fr&id=" → '[?&]id=': a query has no order. Empty where the id stands in no query.
std::string query_key(std::string_view before) {
  const auto at = before.find_last_of("?&");
  if (at == std::string_view::npos || before.find('?') > at) return {};
  return "[?&]" + pattern_in_quotes(before.substr(at + 1));
}

bool is_number(const std::string& id) { return id.find_first_not_of("0123456789") == std::string::npos; }

/// '(\d{4,})', or of as few figures or as many letters as the ids have.
std::string id_pattern(const std::vector<std::string>& ids) {
  if (!std::ranges::all_of(ids, is_number)) return "([^/?&#]+)";
  const bool all_long = std::ranges::all_of(ids, [](const std::string& id) { return id.size() >= 4; });
  return all_long ? R"((\d{4,}))" : R"((\d+))";
}

/// What stands around the ids: '-(\d+)\.htm'. Empty where nothing is common.
std::string by_context(const Urls& urls) {
  Urls before, ids, after;
  for (const std::string& url : urls) {
    auto place = id_place(url);
    if (!place) return {};
    before.push_back(std::move(place->before));
    ids.push_back(std::move(place->id));
    after.push_back(std::move(place->after));
  }
  const std::string id = id_pattern(ids);
  if (const std::string key = query_key(common_end(before)); !key.empty()) return key + id;
  std::string end = common_begin(after);
  constexpr std::size_t kMostContext = 12;
  if (end.size() > kMostContext) end.resize(kMostContext);
  return pattern_in_quotes(context_before(before, id.starts_with(R"((\d)"))) + id + pattern_in_quotes(end);
}

/// "/annonce/belle-blonde-fr32a8zeh/" → "fr32a8zeh": behind a title, which may be changed, codes of one length, most of
/// them with figures. Empty where there are none.
std::string by_code_at_end(const Urls& urls) {
  static const re2::RE2 kCode(R"([^?#]*/[^/?#]*[^/?#-]-([a-z0-9]{6,16})/?(?:[?#].*)?)");
  constexpr std::size_t kLeast = 5;
  std::size_t length = 0;
  long with_figures = 0, numbers = 0;
  for (const std::string& url : urls) {
    std::string code;
    if (!re2::RE2::FullMatch(url, kCode, &code) || (length > 0 && code.size() != length)) return {};
    length = code.size();
    with_figures += code.find_first_of("0123456789") != std::string::npos ? 1 : 0;
    numbers += is_number(code) ? 1 : 0;
  }
  const bool are_codes =
      urls.size() >= kLeast && 4 * with_figures >= 3 * std::ssize(urls) && 2 * numbers < std::ssize(urls);
  return are_codes ? fmt::format("-([a-z0-9]{{{}}}){}", length, kEnd) : std::string();
}

std::vector<std::string> parts_of(const std::string& url) {
  static const re2::RE2 kPart(R"(/([^/?#]+))");
  const std::string path = path_of(url);
  re2::StringPiece rest(path);
  std::vector<std::string> parts;
  std::string part;
  while (re2::RE2::Consume(&rest, kPart, &part)) parts.push_back(part);
  return parts;
}

/// '/rencontres/[^/?#]+/([^/?#]+)': the way to the ads, where the last part of it is the id. Empty where the ways have
/// not as many parts, or no first one in common.
std::string by_path(const Urls& urls) {
  std::vector<std::string> common = parts_of(urls.front());
  for (const std::string& url : urls) {
    const auto parts = parts_of(url);
    if (parts.size() != common.size() || parts.size() < 2 || id_in(url) != parts.back()) return {};
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (parts[i] != common[i]) common[i].clear();
    }
  }
  if (common.front().empty() || !common.back().empty()) return {};
  std::string pattern;
  for (std::size_t i = 0; i + 1 < common.size(); ++i)
    pattern += "/" + (common[i].empty() ? std::string("[^/?#]+") : pattern_in_quotes(common[i]));
  return pattern + "/([^/?#]+)" + kEnd;
}

/// True where the pattern finds an id of its own in each address.
bool tells_apart(const std::string& pattern, const Urls& urls) {
  const re2::RE2 compiled(pattern);
  std::set<std::string> ids;
  const bool all = std::ranges::all_of(urls, [&](const std::string& url) {
    std::string id;
    return re2::RE2::PartialMatch(url, compiled, &id) && ids.insert(id).second;
  });
  return all && !ids.empty();
}

bool finds_ids(const std::string& pattern, const Urls& urls) {
  const re2::RE2 compiled(pattern);
  return std::ranges::all_of(urls, [&](const std::string& url) {
    std::string id;
    return re2::RE2::PartialMatch(url, compiled, &id) && id == id_in(url);
  });
}

}  // namespace

std::string ad_url_pattern(const Urls& listed, const Urls& others) {
  Urls all = listed;
  std::ranges::copy(others, std::back_inserter(all));
  std::ranges::sort(all);
  all.erase(std::ranges::unique(all).begin(), all.end());
  if (listed.empty()) return {};
  if (std::string code = by_code_at_end(all); !code.empty() && tells_apart(code, all)) return code;
  for (const Urls& some : {listed, all}) {
    if (std::string pattern = by_context(some); !pattern.empty() && finds_ids(pattern, all)) return pattern;
  }
  std::string path = by_path(all);
  return !path.empty() && tells_apart(path, all) ? path : std::string();
}

}  // namespace vigie::extractors
