#include "crawler/archives/har.h"

#include <fmt/format.h>
#include <re2/re2.h>
#include <simdjson.h>

#include "extractors/generic/base64.h"
#include "model/ascii.h"
#include "model/words.h"

namespace vigie::crawler {
namespace {

namespace dom = simdjson::dom;

/// RFC 4648 4; what is no digit of it is passed over.
std::string from_base64(std::string text) {
  std::erase_if(text, [](char c) {
    const bool is_letter = lower(c) >= 'a' && lower(c) <= 'z';
    return !is_letter && !(c >= '0' && c <= '9') && c != '+' && c != '/';
  });
  return extractors::from_base64(text).value_or("");
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
    body = from_base64(std::move(body));
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
