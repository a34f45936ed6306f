#include "extractors/dom_limits.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "model/ascii.h"

namespace vigie::extractors {
namespace {

constexpr std::size_t kMaxAttributes = 1000;

constexpr std::array<std::string_view, 19> kVoid{"area",  "base",  "basefont", "bgsound", "br",    "col",    "embed",
                                                 "frame", "hr",    "img",      "image",   "input", "keygen", "link",
                                                 "meta",  "param", "source",   "track",   "wbr"};
// Closed by the next of their kind rather than nested in it.
constexpr std::array<std::string_view, 14> kClosedByKin{"dd", "dt",    "li", "optgroup", "option", "p",     "rp",
                                                        "rt", "tbody", "td", "tfoot",    "th",     "thead", "tr"};
constexpr std::array<std::string_view, 14> kFormatting{"a",    "b", "big",   "code",   "em",     "font", "i",
                                                       "nobr", "s", "small", "strike", "strong", "tt",   "u"};
constexpr std::array<std::string_view, 8> kRawText{"iframe", "noembed",  "noframes", "script",
                                                   "style",  "textarea", "title",    "xmp"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

class Scanner {
 public:
  Scanner(std::string_view html, std::size_t max_open) : html_(html), max_open_(max_open) {}

  std::size_t prefix() {
    while ((at_ = html_.find('<', at_)) != std::string_view::npos) {
      const std::size_t tag = at_++;
      if (at_ < html_.size() && html_[at_] == '!') {
        skip_comment();
      } else if (!read_tag()) {
        return tag;
      }
    }
    return html_.size();
  }

 private:
  void skip_to(std::size_t found, std::size_t length) {
    at_ = found == std::string_view::npos ? html_.size() : found + length;
  }

  void skip_comment() {
    if (html_.substr(at_, 3) != "!--") return skip_to(html_.find('>', at_), 1);
    for (++at_; (at_ = html_.find("--", at_)) != std::string_view::npos; ++at_) {
      const std::string_view after = html_.substr(at_ + 2, 2);
      if (after.substr(0, 1) == ">" || after == "!>") return;
    }
    at_ = html_.size();
  }

  /// @return false where the tag passes a limit
  bool read_tag() {
    const bool closes = at_ < html_.size() && html_[at_] == '/';
    if (closes) ++at_;
    if (at_ >= html_.size() || !is_letter(html_[at_])) return true;
    const std::string name = read_name();
    if (!skip_attributes()) return false;
    if (closes) {
      close(name);
    } else if (!is_one_of(name, kVoid)) {
      open(name);
    }
    return open_.size() + formatting_ <= max_open_;
  }

  std::string read_name() {
    std::string name;
    for (; at_ < html_.size() && !is_space(html_[at_]) && html_[at_] != '/' && html_[at_] != '>'; ++at_) {
      name += lower(html_[at_]);
    }
    return name;
  }

  bool skip_attributes() {
    std::size_t attributes = 0;
    for (; at_ < html_.size() && html_[at_] != '>'; ++at_) {
      const char c = html_[at_];
      if ((is_space(c) || c == '/') && ++attributes > kMaxAttributes) return false;
      if ((c == '"' || c == '\'') && follows_equals()) skip_to(html_.find(c, at_ + 1), 0);
    }
    return true;
  }

  bool follows_equals() const {
    std::size_t before = at_;
    while (before > 0 && is_space(html_[before - 1])) --before;
    return before > 0 && html_[before - 1] == '=';
  }

  void open(const std::string& name) {
    if (is_one_of(name, kFormatting)) {
      ++formatting_;
      return;
    }
    if (is_one_of(name, kClosedByKin)) close_kin(name);
    if (is_one_of(name, kRawText) && foreign_ == 0) return skip_raw_text(name);
    open_.push_back(name);
    if (is_foreign(name)) ++foreign_;
  }

  /// "<tr>" ends the row before it, with the cells that are open in it.
  void close_kin(const std::string& name) {
    for (std::size_t at = open_.size(); at > 0; --at) {
      const std::string& other = open_[at - 1];
      if (other == name) return open_.resize(at - 1);
      if (!is_one_of(other, kClosedByKin) && other != "div" && other != "span") return;
    }
  }

  void close(const std::string& name) {
    if (is_one_of(name, kFormatting)) {
      if (formatting_ > 0) --formatting_;
      return;
    }
    const auto last = std::find(open_.rbegin(), open_.rend(), name);
    if (last == open_.rend()) return;
    const auto from = last.base() - 1;
    foreign_ -= std::count_if(from, open_.end(), is_foreign);
    open_.erase(from, open_.end());
  }

  static bool is_foreign(const std::string& name) { return name == "svg" || name == "math"; }

  void skip_raw_text(const std::string& name) {
    while ((at_ = html_.find("</", at_)) != std::string_view::npos) {
      const std::string_view end = html_.substr(at_ + 2, name.size());
      if (std::equal(end.begin(), end.end(), name.begin(), name.end(), [](char a, char b) { return lower(a) == b; })) {
        return;
      }
      at_ += 2;
    }
    at_ = html_.size();
  }

  std::string_view html_;
  std::size_t max_open_;
  std::size_t at_ = 0;
  std::vector<std::string> open_;
  std::size_t formatting_ = 0;
  std::ptrdiff_t foreign_ = 0;
};

}  // namespace

std::size_t parseable_prefix(std::string_view html, std::size_t max_open) { return Scanner(html, max_open).prefix(); }

}  // namespace vigie::extractors
