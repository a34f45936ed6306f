#include "extractors/generic/contacts.h"

#include <algorithm>
#include <array>

#include <re2/re2.h>

#include "extractors/generic/base64.h"
#include "extractors/url.h"

namespace vigie::extractors {
namespace {

bool is_dialled(char c) { return (c >= '0' && c <= '9') || c == '+'; }

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_dialled);
  return digits;
}

/// What has fewer figures is no number, whatever else it is.
bool has_enough_digits(std::string_view text) { return std::ranges::count_if(text, is_dialled) >= 9; }

constexpr const char* kFrenchNumber = R"((?:0|(?:\+|00)?33\s*(?:\(0\))?)\s*[1-9](?:[\s.\-/]*\d{2}){4})";

/// "08/09/2026" and two figures more are no number.
bool begins_with_date(std::string_view text) {
  static const re2::RE2 kDate(R"(\s*\d\d[./-]\d\d[./-](?:19|20)\d\d)");
  re2::StringPiece rest(text.data(), text.size());
  return re2::RE2::Consume(&rest, kDate);
}

/// A number of France whole, with or without its prefix.
bool is_french_number(std::string_view text) {
  static const re2::RE2 kNumber(kFrenchNumber);
  return re2::RE2::FullMatch(text, kNumber) && !begins_with_date(text);
}

/// The number that an attribute holds, plain, backwards or in base64; some read both ways, then its name tells, or that
/// the element is written backwards.
std::optional<std::string> number_in(std::string_view name, std::string_view value, bool turned) {
  if (value.size() < 10 || value.size() > 40) return std::nullopt;
  const std::string backwards(value.rbegin(), value.rend());
  if ((turned || name.find("rev") != std::string_view::npos) && is_french_number(backwards)) return backwards;
  if (is_french_number(value)) return std::string(value);
  if (is_french_number(backwards)) return backwards;
  if (auto decoded = from_base64(value); decoded && is_french_number(*decoded)) return decoded;
  return std::nullopt;
}

std::string number_of_link(std::string_view link) {
  static const re2::RE2 kLink(
      R"((?i)^(?:tel:|sms:|callto:|(?:https?:)?//wa\.me/|(?:https?:)?//api\.whatsapp\.com/send/?\?(?:.*&)?phone=|whatsapp://send\?(?:.*&)?phone=)((?:%2B)?[+0-9 .()%-]+))");
  if (!has_enough_digits(link)) return {};
  std::string number;
  const std::string text(link);
  if (!re2::RE2::PartialMatch(text, kLink, &number)) return {};
  re2::RE2::GlobalReplace(&number, "%20", " ");
  re2::RE2::GlobalReplace(&number, "%2B", "+");
  return number;
}

bool is_whatsapp(std::string_view link) {
  return link.find("wa.me") != std::string_view::npos || link.find("whatsapp") != std::string_view::npos;
}

/// The number of a link; one of WhatsApp, which has its country, keeps its channel: "https://wa.me/33…".
std::string shown_by_link(std::string_view link) {
  std::string number = number_of_link(link);
  if (number.empty() || number.starts_with('0') || !is_whatsapp(link)) return number;
  const std::string digits = digits_of(number);
  return "https://wa.me/" + digits.substr(digits.starts_with('+') ? 1 : 0);
}

/// "https://t.me/lina_95?text=…" → "https://t.me/lina_95".
std::string telegram_link(std::string_view link) {
  static const re2::RE2 kLink(
      R"((?i)^(?:https?:)?//(?:t\.me|telegram\.me)/(\+\d{9,15}|@?[a-z][a-z0-9_]{3,31})/?(?:[?#].*)?$)");
  static const re2::RE2 kOfNoOne(R"((?i)share|joinchat|addstickers|proxy|iv|login)");
  const bool is_path = link.starts_with('/') && !link.starts_with("//");
  if (is_path) return {};
  std::string handle;
  const bool is_telegram = re2::RE2::FullMatch(std::string(link), kLink, &handle);
  return is_telegram && !re2::RE2::FullMatch(handle, kOfNoOne) ? "https://t.me/" + handle : std::string();
}

void add_phone(std::string value, Source source, const Node& node, std::string attribute, Findings& findings) {
  if (has_enough_digits(value)) findings["phones"].push_back({std::move(value), source, node, std::move(attribute)});
}

/// "data-id", "data-ad-ref": a number of the site's own.
bool is_key(std::string_view attribute) {
  return attribute.ends_with("-id") || attribute.ends_with("-uid") || attribute.ends_with("-ref");
}

void add_phones_of(const OutlineElement& element, Findings& findings) {
  for (const auto& [name, value] : element.node.attributes()) {
    if (name == "href") {
      add_phone(shown_by_link(value), Source::kLink, element.node, std::string(name), findings);
      if (auto handle = telegram_link(value); !handle.empty())
        findings["handles"].push_back({std::move(handle), Source::kLink, element.node, std::string(name)});
    } else if ((name.starts_with("data-") && !is_key(name)) || name == "alt") {
      auto number = number_in(name, value, element.turned).value_or(shown_by_link(value));
      add_phone(std::move(number), Source::kLink, element.node, std::string(name), findings);
    } else if (name == "onclick") {
      static const re2::RE2 kCall(R"((?:tel:|whatsApp\(['"]?)([+0-9 .]{9,20}))");
      std::string number;
      if (re2::RE2::PartialMatch(std::string(value), kCall, &number))
        add_phone(std::move(number), Source::kLink, element.node, std::string(name), findings);
    }
  }
}

/// "0", "6", "39 98…" in elements of their own beside each other, or a number in a short line: "Joignable au 06 39
/// 98…".
void add_shown_phone(const Outline& outline, const OutlineElement& element, Findings& findings) {
  static const re2::RE2 kInLine("(?:^|[^\\d+])(" + std::string(kFrenchNumber) + ")(?:[^\\d]|$)");
  constexpr std::size_t kLongestLine = 100, kLeastDigits = 10;
  if (element.own_bytes < kLeastDigits || element.text_bytes > kLongestLine || element.mixed) return;
  const std::string text = outline.visible_text(element);
  if (is_french_number(text)) {
    findings["phones"].push_back({text, Source::kClassName, element.node});
  } else if (std::string number; re2::RE2::PartialMatch(text, kInLine, &number) && !begins_with_date(number)) {
    findings["phones"].push_back({std::move(number), Source::kProse, element.node});
  }
}

bool is_decoration(std::string_view words, std::string_view url) {
  static const re2::RE2 kSitePicture(
      R"((?i)logo|sprite|icon|/flags?/|blank|placeholder|no-?photo|pixel|spacer|loader|avatar-default|captcha|genimg|banner|banni|badge|/ads?/|\.svg(?:\?|$)|\.gif(?:\?|$)|^data:)");
  return has_word(words, {"logo*", "icon*", "flag*", "avatar", "badge*", "banner*"}) ||
         re2::RE2::PartialMatch(std::string(url), kSitePicture);
}

std::string first_of_srcset(std::string_view value) { return std::string(value.substr(0, value.find_first_of(" ,"))); }

bool is_picture_file(std::string_view url) {
  static const re2::RE2 kFile(R"((?i)\.(?:jpe?g|png|webp|avif)(?:\?.*)?$)");
  return re2::RE2::PartialMatch(std::string(url), kFile);
}

std::optional<std::string> background_of(const Node& node) {
  static const re2::RE2 kUrl(R"(background(?:-image)?\s*:[^;]*url\(\s*['"]?([^'")]+))");
  std::string url;
  const auto style = node.attribute("style");
  if (!style || !re2::RE2::PartialMatch(std::string(*style), kUrl, &url)) return std::nullopt;
  return url;
}

/// What an element shows or leads to, and by which attribute.
struct Picture {
  std::string link, attribute;
};

std::optional<Picture> picture_of(const OutlineElement& element) {
  if (element.tag == "img" || element.tag == "source" || element.tag == "amp-img") {
    const auto attribute = picture_attribute(element.node);
    if (!attribute) return std::nullopt;
    return Picture{first_of_srcset(*element.node.attribute(*attribute)), *attribute};
  }
  if (element.tag == "a") {
    const auto link = element.node.attribute("href");
    if (link && is_picture_file(*link)) return Picture{std::string(*link), "href"};
    return std::nullopt;
  }
  if (auto link = background_of(element.node)) return Picture{*std::move(link), "style"};
  return std::nullopt;
}

/// A thumb in a link to its larger self would count twice, one in a link to another page is of another ad.
bool is_of_another_page(const OutlineElement& element) {
  for (auto above = element.node.parent(); above; above = above->parent()) {
    if (above->tag() == "a") return above->attribute("href").has_value() && !above->attribute("href")->starts_with('#');
  }
  return false;
}

}  // namespace

std::optional<std::string> picture_attribute(const Node& node) {
  for (const char* name :
       {"data-src", "data-original", "data-lazy", "data-lazy-src", "data-full", "data-zoom", "src", "srcset"}) {
    const auto value = node.attribute(name);
    if (value && !value->empty() && !value->starts_with("data:")) return name;
  }
  return std::nullopt;
}

void find_phones(const Outline& outline, Findings& findings) {
  for (const OutlineElement& element : outline.elements()) {
    if (element.noise || element.hidden) continue;
    add_phones_of(element, findings);
    add_shown_phone(outline, element, findings);
  }
}

void find_photos(const Outline& outline, const std::string& base, Findings& findings) {
  for (const OutlineElement& element : outline.elements()) {
    if (element.noise || element.tag == "header") continue;
    const auto picture = picture_of(element);
    if (!picture || is_decoration(element.words, picture->link)) continue;
    if (is_french_number(element.node.attribute("alt").value_or(""))) continue;
    if (element.tag != "a" && is_of_another_page(element)) continue;
    if (auto url = resolve_url(base, picture->link))
      findings["photos"].push_back({*std::move(url), Source::kClassName, element.node, picture->attribute});
  }
}

}  // namespace vigie::extractors
