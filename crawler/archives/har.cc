#include "crawler/archives/har.h"

#include <fmt/format.h>
#include <re2/re2.h>
#include <simdjson.h>

#include "model/words.h"

namespace vigie::crawler {
namespace {

namespace dom = simdjson::dom;

int value_of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/// RFC 4648 4; what is no digit of it is passed over.
std::string from_base64(std::string_view text) {
  std::string bytes;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const int value = value_of(c);
    if (value < 0) continue;
    bits = bits << 6 | static_cast<unsigned>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xff);
  }
  return bytes;
}

std::string text_at(dom::element from, std::string_view pointer) {
  std::string_view text;
  if (from.at_pointer(pointer).get(text)) return {};
  return std::string(text);
}

/// Nothing where something that it needs is missing.
std::optional<extractors::Page> page_of(dom::element entry) {
  std::int64_t status = 0;
  const auto captured = parse_instant(text_at(entry, "/startedDateTime"));
  const std::string url = text_at(entry, "/request/url");
  if (!captured || url.empty() || entry.at_pointer("/response/status").get(status)) return std::nullopt;
  std::string body = text_at(entry, "/response/content/text");
  std::string type = text_at(entry, "/response/content/mimeType");
  if (text_at(entry, "/response/content/encoding") == "base64") {
    body = from_base64(body);
  } else {
    type = type.substr(0, type.find(';')) + "; charset=utf-8";  // as text it was decoded, whatever the page says
  }
  return extractors::Page{url, *captured, static_cast<int>(status), std::move(type), std::move(body)};
}

}  // namespace

bool is_har(std::string_view bytes) {
  static const re2::RE2 kBegin(R"(^(?:\xEF\xBB\xBF)?\s*\{\s*"log"\s*:)", re2::RE2::Latin1);
  const auto head = bytes.substr(0, 1024);
  return re2::RE2::PartialMatch({head.data(), head.size()}, kBegin);
}

Result<void> read_har(std::string_view bytes, const std::string& name, const CaptureSink& sink) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  dom::parser parser;
  dom::element document;
  dom::array entries;
  if (parser.parse(bytes.data(), bytes.size()).get(document) || document.at_pointer("/log/entries").get(entries)) {
    return fail(Error::kBadInput, tr("this HAR file is damaged or cut short"), name);
  }
  int number = 0;
  for (const dom::element entry : entries) {
    ++number;
    auto page = page_of(entry);
    if (!page) {
      sink.broken({Error::kBadInput, tr("this record is damaged or cut short"), fmt::format("{}#{}", name, number)});
    } else if (may_be_page(page->content_type) && !page->body.empty()) {
      sink.page(*std::move(page));
    }
  }
  return {};
}

}  // namespace vigie::crawler
