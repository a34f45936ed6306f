#include "extractors/generic/records.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <re2/re2.h>

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

bool is_page_of_listing(std::string_view path) {
  static const re2::RE2 kPaging(R"((?i)[?&/](?:page|p|pg|offset|start|o|t\+)[=/]?\d+(?:[^\w-]|$)|/t\+\d+|page-?\d+)");
  return re2::RE2::PartialMatch(std::string(path), kPaging);
}

bool is_picture(std::string_view path) {
  static const re2::RE2 kPicture(R"((?i)\.(?:jpe?g|png|webp|avif|gif)(?:\?|$))");
  return re2::RE2::PartialMatch(std::string(path), kPicture);
}

/// Links of one shape lead to pages of one kind: as many parts, the same first one, digits in the same of the last two.
std::string shape_of(std::string_view url) {
  const std::string path = path_of(url);
  const auto segments = segments_of(path);
  if (segments.empty() || is_page_of_listing(path) || is_picture(path)) return {};
  std::string shape = host_of(url) + '/' + std::to_string(segments.size());
  if (segments.size() > 1) shape += std::string("/") + (class_of(segments[0]) == 'w' ? std::string(segments[0]) : "#");
  shape += std::string("/") + class_of(segments.back());
  static const re2::RE2 kNumberInQuery(R"([?&](\w+)=\d{3,})");
  std::string key;
  if (re2::RE2::PartialMatch(path, kNumberInQuery, &key)) shape += '?' + key;
  return shape;
}

struct Link {
  std::size_t element;
  std::string url;
};

using Group = std::vector<Link>;

/// Links of each shape, outside menus and footers.
std::map<std::string, Group> link_groups(const Outline& outline, const std::string& url) {
  std::map<std::string, Group> groups;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    if (outline[i].tag != "a" || outline[i].noise) continue;
    const auto href = outline[i].node.attribute("href");
    const auto target = href ? resolve_url(url, *href) : std::nullopt;
    if (!target || *target == url || !same_site(host_of(*target), host_of(url))) continue;
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

/// The largest element around each address's links that holds no link to another of the group.
std::vector<Record> records_of(const Outline& outline, const Group& group, TargetsBelow& below) {
  for (const Link& link : group) note_target(outline, group, link, below);
  std::vector<Record> records;
  std::set<std::string_view> known;
  for (const Link& link : group) {
    if (!known.insert(link.url).second) continue;
    std::size_t at = link.element;
    while (at != 0 && !below[outline[at].parent].several && outline[outline[at].parent].tag != "body")
      at = outline[at].parent;
    records.push_back({link.url, at});
  }
  return records;
}

/// A record of an ad says more than its link's two words: it has a picture, a text, an address with a number.
double weight_of(const Outline& outline, const Record& record) {
  const OutlineElement& row = outline[record.element];
  const double text = static_cast<double>(row.text_bytes);
  const std::string path = path_of(record.url);
  const auto segments = segments_of(path);
  const bool numbered = !segments.empty() && class_of(segments.back()) != 'w';
  return std::min(1.0, text / 120) + (row.pictures > 0 ? 0.7 : 0.0) + (numbered ? 0.5 : 0.0) +
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
    const bool says = element.pictures > 0 || !is_short || texts.insert(element.node.text()).second;
    saying += says ? 1 : 0;
  }
  return static_cast<double>(saying) / static_cast<double>(group.size());
}

/// Of the records those whose place on the page is common and says as much as others: a link of a menu has another.
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
  for (const Record& record : records) {
    const Place& place = places[outline[record.element].tag_path];
    if (place.count * 3 >= most && place.mean() * 3 >= best) kept.push_back(record);
  }
  return kept;
}

/// A shape without what the last part of the path is made of.
std::string_view stem_of(std::string_view shape) { return shape.substr(0, shape.rfind('/')); }

/// Rows beside those of `rows`, of the same tags, whose links differ only in that a name has figures or none.
void add_siblings(const Outline& outline, const Group& others, std::vector<Record>& rows) {
  std::set<std::pair<std::size_t, std::size_t>> places;
  std::set<std::size_t> known;
  for (const Record& row : rows) {
    places.emplace(outline[row.element].parent, outline[row.element].tag_path);
    known.insert(row.element);
  }
  for (const Link& link : others) {
    std::size_t at = link.element;
    while (at != 0 && !places.contains({outline[at].parent, outline[at].tag_path})) at = outline[at].parent;
    if (at != 0 && known.insert(at).second) rows.push_back({link.url, at});
  }
  std::ranges::stable_sort(rows, {}, &Record::element);
}

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

bool is_hexadecimal(std::string_view code) {
  return code.size() >= 8 && code.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool has_letter_and_figure(std::string_view code) {
  return code.find_first_of("abcdef") != std::string_view::npos &&
         code.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

std::vector<Record> find_records(const Outline& outline, const std::string& url) {
  std::vector<Record> best;
  std::string best_shape;
  double most = 0;
  TargetsBelow below(outline.size());
  const auto groups = link_groups(outline, url);
  for (const auto& [shape, group] : groups) {
    auto records = of_commonest_place(outline, records_of(outline, group, below));
    if (records.empty()) continue;
    constexpr double kOfWords = 0.25;
    const double weight = weight_of(outline, records) * (1 + kOfWords * says_itself(outline, group));
    if (weight > most) {
      most = weight;
      best = std::move(records);
      best_shape = shape;
    }
  }
  for (const auto& [shape, group] : groups) {
    if (shape != best_shape && stem_of(shape) == stem_of(best_shape)) add_siblings(outline, group, best);
  }
  return best;
}

std::vector<Record> find_like(const Outline& outline, const std::string& url) {
  std::vector<Record> records;
  const std::string own = with_any_figures(shape_of(without_fragment(url)));
  for (const auto& [shape, group] : link_groups(outline, url)) {
    if (own.empty() || with_any_figures(shape) != own) continue;
    for (const Link& link : group) {
      std::size_t at = link.element;
      while (is_small_box(outline, outline[at].parent)) at = outline[at].parent;
      records.push_back({link.url, at});
    }
  }
  return records;
}

bool same_site(std::string_view a, std::string_view b) {
  const auto domain = [](std::string_view host) {
    const auto last = host.rfind('.');
    const auto before = last == std::string_view::npos ? last : host.rfind('.', last - 1);
    return before == std::string_view::npos ? host : host.substr(before + 1);
  };
  return domain(a) == domain(b);
}

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
