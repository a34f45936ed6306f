#include "crawler/archives/warc.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "crawler/content_encoding.h"
#include "model/ascii.h"
#include "model/words.h"

namespace vigie::crawler {
namespace {

constexpr std::size_t kMostOfAMember = std::size_t{1} << 30;
constexpr std::size_t kMostOfAHead = std::size_t{64} << 10;
constexpr std::size_t kMostOfAPage = std::size_t{8} << 20;
constexpr std::string_view kMagic = "WARC/1.";
constexpr std::string_view kBlank = " \t\r";

/// Names in lower case.
using Fields = std::map<std::string, std::string, std::less<>>;

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

/// First line, fields, and what is left behind the empty line.
struct Message {
  std::string_view first_line;
  Fields fields;
  std::string_view rest;

  std::string field(std::string_view name) const {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
  }
};

std::optional<Message> message_of(std::string_view text) {
  Message message;
  for (bool first = true;; first = false) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(end + 1);
    if (first) {
      message.first_line = line;
    } else if (line.empty()) {
      message.rest = text;
      return message;
    } else if (const auto colon = line.find(':'); colon != std::string_view::npos) {
      message.fields.emplace(lower(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
    }
  }
}

std::optional<std::size_t> number(std::string_view text, int base = 10) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (error != std::errc{} || end == text.data()) return std::nullopt;
  return value;
}

/// RFC 9112 7.1; the body itself where it is not in chunks: many tools keep the header and undo the coding.
std::string without_chunks(std::string_view body) {
  std::string whole;
  for (std::string_view left = body; !left.empty();) {
    const auto end = left.find('\n');
    const auto size = number(left.substr(0, end), 16);
    if (!size || end == std::string_view::npos || *size > left.size() - end - 1) return std::string(body);
    if (*size == 0) return whole;
    whole += left.substr(end + 1, *size);
    left.remove_prefix(std::min(left.size(), end + 1 + *size));
    left.remove_prefix(std::min(left.size(), left.find('\n') == std::string_view::npos ? 0 : left.find('\n') + 1));
  }
  return whole;
}

std::string_view media_type(std::string_view content_type) {
  return trimmed(content_type.substr(0, content_type.find(';')));
}

Error broken(std::string what, const std::string& where) { return {Error::kBadInput, std::move(what), where}; }

class Reader {
 public:
  Reader(const std::string& name, const CaptureSink& sink) : name_(name), sink_(sink) {}

  void read_members(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
      const auto member = gunzip(bytes.substr(at), kMostOfAMember);
      if (member) {
        read_records(member->bytes, at);
        at += member->length;
        continue;
      }
      sink_.broken(broken(tr("this record is damaged or cut short"), place(at)));
      const auto next = bytes.find("\x1f\x8b\x08", at + 1);
      at = std::min(next, bytes.size());
    }
  }

  /// @param base  where `bytes` begins in the file
  void read_records(std::string_view bytes, std::size_t base) {
    std::size_t at = 0;
    while ((at = bytes.find_first_not_of("\r\n", at)) != std::string_view::npos) {
      const auto record = message_of(bytes.substr(at, kMostOfAHead));
      const std::size_t length =
          record ? number(record->field("content-length")).value_or(std::string::npos) : std::string::npos;
      const auto block = record ? static_cast<std::size_t>(record->rest.data() - bytes.data()) : at;
      const auto next = bytes.find(kMagic, at + 1);
      const bool is_cut = next < block || length > bytes.size() - block;
      if (!record || is_cut || !record->first_line.starts_with(kMagic)) {
        sink_.broken(broken(tr("this record is damaged or cut short"), place(base + at)));
        if (next == std::string_view::npos) return;
        at = next;
        continue;
      }
      take(*record, bytes.substr(block, length), place(base + at));
      at = block + length;
    }
  }

 private:
  std::string place(std::size_t at) const { return fmt::format("{}@{}", name_, at); }

  void take(const Message& record, std::string_view block, const std::string& where) {
    const std::string type = record.field("warc-type");
    if (type != "response" && type != "resource") return;
    std::string url = record.field("warc-target-uri");
    if (url.starts_with('<') && url.ends_with('>')) url = url.substr(1, url.size() - 2);
    if (!url.starts_with("http://") && !url.starts_with("https://")) return;
    const auto captured = parse_instant(record.field("warc-date"));
    if (!captured) return sink_.broken(broken(tr("this record does not say when it was captured"), where));
    extractors::Page page{.url = std::move(url), .fetched = *captured, .content_type = {}, .body = {}};
    if (type == "resource") {
      page.content_type = record.field("content-type");
      page.body = block;
    } else if (!take_answer(block, page, where)) {
      return;
    }
    if (may_be_page(page.content_type)) sink_.page(std::move(page));
  }

  bool take_answer(std::string_view block, extractors::Page& page, const std::string& where) {
    const auto answer = message_of(block);
    const auto blank = answer ? answer->first_line.find(' ') : std::string_view::npos;
    const auto status = blank == std::string_view::npos ? std::nullopt : number(answer->first_line.substr(blank + 1));
    if (!status || !answer->first_line.starts_with("HTTP/") || *status > 999) {
      sink_.broken(broken(tr("this record holds no answer of a server"), where));
      return false;
    }
    page.status = static_cast<int>(*status);
    page.content_type = answer->field("content-type");
    if (!may_be_page(page.content_type)) return true;
    const bool in_chunks = lower(answer->field("transfer-encoding")) == "chunked";
    const std::string body = in_chunks ? without_chunks(answer->rest) : std::string(answer->rest);
    Decoded plain = decode(answer->field("content-encoding"), body, kMostOfAPage);
    if (plain.end == Decoded::End::kDamaged) plain = {body};  // many tools keep the header and undo the coding
    page.body = std::move(plain.bytes);
    if (plain.end == Decoded::End::kWhole) return true;
    sink_.broken(broken(plain.end == Decoded::End::kTooMuch ? tr("this record is larger than what is read of a page")
                                                            : tr("this record is damaged or cut short"),
                        where));
    return false;
  }

  const std::string& name_;
  const CaptureSink& sink_;
};

}  // namespace

bool may_be_page(std::string_view content_type) {
  const std::string type = lower(media_type(content_type));
  return type.empty() || type == "text/html" || type == "application/xhtml+xml" || type == "application/json";
}

bool is_warc(std::string_view bytes) {
  if (!is_gzip(bytes)) return bytes.starts_with(kMagic);
  const auto first = gunzip(bytes, kMostOfAMember);
  return first && first->bytes.starts_with(kMagic);
}

void read_warc(std::string_view bytes, const std::string& name, const CaptureSink& sink) {
  Reader reader(name, sink);
  is_gzip(bytes) ? reader.read_members(bytes) : reader.read_records(bytes, 0);
}

}  // namespace vigie::crawler
