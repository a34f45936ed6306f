#include "extractors/generic/records.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <re2/re2.h>

#include "extractors/generic/script_links.h"
#include "extractors/url.h"

namespace vigie::extractors {
namespace {

std::string without_fragment(std::string_view url) { return std::string(url.substr(0, url.find('#'))); }

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> segments;
  path = path.substr(0, path.find('?'));
  while (!path.empty()) {
    const auto end = std::min(path.find('/'), path.size());
    if (end > 0) segments.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return segments;
}

/// "PWQZKR": a code of letters alone is no word.
bool is_code(std::string_view segment) {
  return segment.size() >= 4 && std::ranges::all_of(segment, [](char c) { return c >= 'A' && c <= 'Z'; });
}

char class_of(std::string_view segment) {
  if (is_code(segment)) return 'x';
  const auto digits = std::ranges::count_if(segment, [](char c) { return c >= '0' && c <= '9'; });
  if (digits == 0) return 'w';
  return digits == static_cast<long>(segment.size()) ? '#' : 'x';
}

bool has_figure(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

bool is_page_of_listing(std::string_view path) {
  static const re2::RE2 kPaging(R"((?i)[?&/](?:page|p|pg|offset|start|o|t\+)[=/]?\d+(?:[^\w-]|$)|/t\+\d+|page-?\d+)");
  return has_figure(path) && re2::RE2::PartialMatch(std::string(path), kPaging);
}

bool is_picture(std::string_view path) {
  static const re2::RE2 kPicture(R"((?i)\.(?:jpe?g|png|webp|avif|gif)(?:\?|$))");
  return path.find('.') != std::string_view::npos && re2::RE2::PartialMatch(std::string(path), kPicture);
}

/// "lyon.annonces.example" → "annonces.example": a site may give each town a host.
std::string_view domain_of(std::string_view host) {
  const auto last = host.rfind('.');
  const auto before = last == std::string_view::npos ? last : host.rfind('.', last - 1);
  return before == std::string_view::npos ? host : host.substr(before + 1);
}

/// Links of one shape lead to pages of one kind: as many parts, the same first one, digits in the same of the last two.
std::string shape_of(std::string_view url) {
  const std::string path = path_of(url), host = host_of(url);
  const auto segments = segments_of(path);
  if (segments.empty() || is_page_of_listing(path) || is_picture(path)) return {};
  std::string shape = std::string(domain_of(host)) + '/' + std::to_string(segments.size());
  if (segments.size() > 1) shape += std::string("/") + (class_of(segments[0]) == 'w' ? std::string(segments[0]) : "#");
  shape += std::string("/") + class_of(segments.back());
  static const re2::RE2 kNumberInQuery(R"([?&](\w+)=\d{3,})");
  std::string key;
  const bool is_asked = path.find('=') != std::string::npos && re2::RE2::PartialMatch(path, kNumberInQuery, &key);
  if (!is_asked) return shape;
  if (class_of(segments.back()) == 'w') shape += ':' + std::string(segments.back());
  return shape + '?' + key;
}

struct Link {
  std::size_t element;
  std::string url;
};

using Group = std::vector<Link>;
using Groups = std::map<std::string, Group>;  ///< by the shape of their addresses

/// Links of each shape, outside menus and footers.
Groups link_groups(const Outline& outline, const std::string& url, const std::set<std::string>& no_ads = {}) {
  Groups groups;
  const ScriptLinks scripts(outline);
  for (std::size_t i = 0; i < outline.size(); ++i) {
    if (outline[i].tag != "a" || outline[i].noise) continue;
    const std::string href(outline[i].node.attribute("href").value_or(""));
    const auto target = href.empty() ? std::nullopt : resolve_url(url, scripts.target_of(href).value_or(href));
    if (!target || *target == url || no_ads.contains(*target) || !same_site(host_of(*target), host_of(url))) continue;
    const std::string plain = without_fragment(*target);
    if (auto shape = shape_of(plain); !shape.empty()) groups[std::move(shape)].push_back({i, plain});
  }
  return groups;
}

/// To which addresses of a group the links in and below an element lead.
struct Targets {
  const Group* group = nullptr;
  std::string_view first = {};
  bool several = false;
};

/// For each element, kept for all groups: of another group it says nothing.
using TargetsBelow = std::vector<Targets>;

void note_target(const Outline& outline, const Group& group, const Link& link, TargetsBelow& below) {
  for (std::size_t at = link.element;; at = outline[at].parent) {
    Targets& targets = below[at];
    if (targets.group != &group) {
      targets = {&group, link.url};
    } else {
      if (targets.several || targets.first == link.url) return;
      targets.several = true;
    }
    if (at == outline[at].parent) return;
  }
}

/// The largest elements around each address's links that hold no link to another of the group.
std::vector<Record> records_of(const Outline& outline, const Group& group, TargetsBelow& below) {
  for (const Link& link : group) note_target(outline, group, link, below);
  std::vector<Record> records;
  std::set<std::size_t> known;
  for (const Link& link : group) {
    std::size_t at = link.element;
    while (at != 0 && !below[outline[at].parent].several && outline[outline[at].parent].tag != "body")
      at = outline[at].parent;
    if (known.insert(at).second) records.push_back({link.url, at});
  }
  return records;
}

/// A record of an ad says more than its link's two words: it has a picture, a text, an address with a number.
double weight_of(const Outline& outline, const Record& record) {
  const OutlineElement& row = outline[record.element];
  const double text = static_cast<double>(row.text_bytes);
  static const re2::RE2 kNumberInQuery(R"(=\d{3,}(?:&|$))");
  const std::string path = path_of(record.url);
  const auto segments = segments_of(path);
  const bool numbered = !segments.empty() && class_of(segments.back()) != 'w';
  const double number = numbered ? 0.5 : re2::RE2::PartialMatch(path, kNumberInQuery) ? 0.3 : 0.0;
  return std::min(1.0, text / 120) + (row.pictures > 0 ? 0.7 : 0.0) + number +
         (row.end - record.element > 3 ? 0.3 : 0.0) - 0.3;
}

double weight_of(const Outline& outline, const std::vector<Record>& records) {
  double weight = 0;
  for (const Record& record : records) weight += weight_of(outline, record);
  return weight;
}

/// Links to ads hold pictures or titles, those to favourites the same words or sign each time: of 0 … 1, how much they
/// say.
double says_itself(const Outline& outline, const Group& group) {
  std::set<std::string> texts;
  std::size_t saying = 0;
  for (const Link& link : group) {
    const OutlineElement& element = outline[link.element];
    const bool is_short = element.text_bytes <= kMostBytesOfAFact;
    const bool says = element.pictures > 0 || !is_short || texts.insert(outline.text(element)).second;
    saying += says ? 1 : 0;
  }
  return static_cast<double>(saying) / static_cast<double>(group.size());
}

/// Of the records, one an address, those whose place on the page is common and says as much as others: a link of a menu
/// or a banner has another.
std::vector<Record> of_commonest_place(const Outline& outline, const std::vector<Record>& records) {
  struct Place {
    int count = 0;
    double weight = 0;
    double mean() const { return weight / count; }
  };
  std::map<std::size_t, Place> places;
  int most = 0;
  double best = 0;
  for (const Record& record : records) {
    Place& place = places[outline[record.element].tag_path];
    place.weight += weight_of(outline, record);
    most = std::max(most, ++place.count);
  }
  for (const auto& [path, place] : places) {
    if (place.count * 3 >= most) best = std::max(best, place.mean());
  }
  std::vector<Record> kept;
  std::set<std::string_view> known;
  for (const Record& record : records) {
    const Place& place = places[outline[record.element].tag_path];
    const bool fits = place.count * 3 >= most && place.mean() * 3 >= best;
    if (fits && known.insert(record.url).second) kept.push_back(record);
  }
  return kept;
}

/// "site/3/cergy/x" → "site/3//x"; empty where that says too little: the last part has no figures, or there is no
/// first.
std::string without_first_part(const std::string& shape) {
  static const re2::RE2 kParts(R"(([^/]*/\d+/)[^/#]+(/[x#].*))");
  std::string before, after;
  return re2::RE2::FullMatch(shape, kParts, &before, &after) ? before + after : std::string();
}

/// Groups that differ in the first part alone are one where it has several values: each town has a folder.
Groups across_folders(const Groups& groups) {
  constexpr int kLeastFolders = 3;
  std::map<std::string, int> folders;
  Groups merged;
  for (const auto& [shape, group] : groups) {
    const std::string common = without_first_part(shape);
    if (common.empty()) continue;
    ++folders[common];
    merged[common].insert(merged[common].end(), group.begin(), group.end());
  }
  std::erase_if(merged, [&](const auto& entry) { return folders[entry.first] < kLeastFolders; });
  for (auto& [shape, group] : merged) std::ranges::sort(group, {}, &Link::element);
  return merged;
}

/// A shape without what the last part of the path is made of.
std::string_view stem_of(std::string_view shape) { return shape.substr(0, shape.rfind('/')); }

/// Rows beside those of `rows`, in the same elements, whose links lead elsewhere.
class Siblings {
 public:
  Siblings(const Outline& outline, const Group& group, const std::vector<Record>& rows) : outline_(outline) {
    for (const Record& row : rows) {
      places_.emplace(outline[row.element].parent, outline[row.element].tag_path);
      words_.insert(outline[row.element].words);
      urls_.insert(row.url);
    }
    for (const Link& link : group) {
      link_paths_.insert(outline[link.element].tag_path);
      known_.insert(row_of(link));
    }
    words_.erase("");
  }

  /// @param alike  the links differ from those of the rows only in that a name has figures or none; of others the
  /// elements have to be called the same
  void add(const Group& others, bool alike, std::vector<Record>& rows) {
    for (const Link& link : others) {
      const std::size_t at = row_of(link);
      if (at == 0 || !(alike || is_called_the_same(at, link))) continue;
      if (known_.insert(at).second && urls_.insert(link.url).second) rows.push_back({link.url, at});
    }
    std::ranges::stable_sort(rows, {}, &Record::element);
  }

 private:
  /// 0: it stands in no row.
  std::size_t row_of(const Link& link) const {
    std::size_t at = link.element;
    while (at != 0 && !places_.contains({outline_[at].parent, outline_[at].tag_path})) at = outline_[at].parent;
    return at;
  }
  bool is_called_the_same(std::size_t at, const Link& link) const {
    return words_.contains(outline_[at].words) && link_paths_.contains(outline_[link.element].tag_path);
  }

  const Outline& outline_;
  std::set<std::pair<std::size_t, std::size_t>> places_;
  std::set<std::string> words_, urls_;
  std::set<std::size_t> known_, link_paths_;
};

/// An id of figures and letters may have figures alone.
std::string with_any_figures(std::string shape) {
  if (shape.ends_with("/#")) shape.back() = 'x';
  return shape;
}

/// A teaser of an ad, not the ad: without a heading of the page, with little text.
bool is_small_box(const Outline& outline, std::size_t at) {
  constexpr std::size_t kMostText = 200;
  const OutlineElement& box = outline[at];
  if (box.text_bytes > kMostText || box.tag == "body" || at == 0) return false;
  for (std::size_t below = at; below < box.end; ++below) {
    if (outline[below].tag == "h1" || outline[below].tag == "h2") return false;
  }
  return true;
}

/// Of four digits or more, the last of the longest: a slug ends with a postal code or an amount.
std::string longest_number(const std::string& text) {
  static const re2::RE2 kNumber(R"((\d{4,}))");
  re2::StringPiece rest(text);
  std::string number, longest;
  while (re2::RE2::FindAndConsume(&rest, kNumber, &number)) {
    if (number.size() >= longest.size()) longest = number;
  }
  return longest;
}

struct Weighed {
  std::string shape;
  std::vector<Record> records;
  double weight = 0;
  std::size_t first_link = 0;
};

/// The group whose rows say most; of two that say as much, the one whose links come first.
Weighed weightiest(const Outline& outline, const Groups& groups) {
  constexpr double kOfWords = 0.25;
  Weighed best;
  TargetsBelow below(outline.size());
  for (const auto& [shape, group] : groups) {
    auto records = of_commonest_place(outline, records_of(outline, group, below));
    if (records.empty()) continue;
    const double weight = weight_of(outline, records) * (1 + kOfWords * says_itself(outline, group));
    const std::size_t first = group.front().element;
    if (weight > best.weight || (weight == best.weight && weight > 0 && first < best.first_link))
      best = {shape, std::move(records), weight, first};
  }
  return best;
}

bool is_hexadecimal(std::string_view code) {
  return code.size() >= 8 && code.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool has_letter_and_figure(std::string_view code) {
  return code.find_first_of("abcdef") != std::string_view::npos &&
         code.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

namespace {

std::vector<Record> records_in(const Outline& outline, const Groups& groups) {
  constexpr double kMuchMore = 1.5;
  const auto merged = across_folders(groups);
  Weighed best = weightiest(outline, groups), wider = weightiest(outline, merged);
  if (wider.weight > kMuchMore * best.weight) return std::move(wider.records);
  if (best.records.empty()) return {};
  Siblings siblings(outline, groups.at(best.shape), best.records);
  Group elsewhere;
  for (const auto& [shape, group] : groups) {
    if (stem_of(shape) != stem_of(best.shape)) std::ranges::copy(group, std::back_inserter(elsewhere));
    if (shape != best.shape && stem_of(shape) == stem_of(best.shape)) siblings.add(group, true, best.records);
  }
  std::ranges::sort(elsewhere, {}, &Link::element);
  siblings.add(elsewhere, false, best.records);
  return std::move(best.records);
}

/// The few words and pictures around each link to an address like the page's own.
std::vector<std::size_t> boxes_like(const std::string& url, const Outline& outline, const Groups& groups) {
  std::vector<std::size_t> boxes;
  const std::string own = with_any_figures(shape_of(without_fragment(url)));
  for (const auto& [shape, group] : groups) {
    if (own.empty() || with_any_figures(shape) != own) continue;
    for (const Link& link : group) {
      if (outline[link.element].noise) continue;
      std::size_t at = link.element;
      while (is_small_box(outline, outline[at].parent)) at = outline[at].parent;
      boxes.push_back(at);
    }
  }
  return boxes;
}

}  // namespace

std::vector<Record> find_records(const Outline& outline, const std::string& url, const std::set<std::string>& no_ads) {
  return records_in(outline, link_groups(outline, url, no_ads));
}

void mark_other_ads(Outline& outline, const std::string& url) {
  constexpr std::size_t kLeastRecords = 3;
  const Groups groups = link_groups(outline, url);
  const auto records = records_in(outline, groups);
  if (records.size() >= kLeastRecords) {
    for (const Record& record : records) outline.mark_other_ad(record.element);
  }
  for (const std::size_t box : boxes_like(url, outline, groups)) outline.mark_other_ad(box);
}

bool same_site(std::string_view a, std::string_view b) { return domain_of(a) == domain_of(b); }

std::string id_in(std::string_view url) {
  static const re2::RE2 kCode(R"((?:.*-)?([0-9a-f]{8,}))");
  const std::string path = path_of(url);
  const auto segments = segments_of(path);
  std::string last(segments.empty() ? std::string_view() : segments.back());
  std::string id;
  if (re2::RE2::FullMatch(last, kCode, &id) && has_letter_and_figure(id)) return id;
  for (const std::string_view segment : segments) {
    if (is_hexadecimal(segment) && has_letter_and_figure(segment)) return std::string(segment);
  }
  static const re2::RE2 kName(R"(([A-Za-z]+\d[A-Za-z\d]*|\d{4,}[A-Za-z][A-Za-z\d]*)(?:\.\w+)?)");
  if (re2::RE2::FullMatch(last, kName, &id)) return id;
  for (const std::string& part : {last, path.substr(std::min(path.find('?'), path.size())), path}) {
    if (id = longest_number(part); !id.empty()) return id;
  }
  for (const std::string_view end : {".html", ".htm", ".php", ".aspx"}) {
    if (last.ends_with(end)) return last.substr(0, last.size() - end.size());
  }
  return last;
}

}  // namespace vigie::extractors
