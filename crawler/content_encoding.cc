#include "crawler/content_encoding.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

#include <brotli/decode.h>
#include <zlib.h>

#include "model/ascii.h"

namespace vigie::crawler {
namespace {

using enum Decoded::End;

constexpr std::size_t kPart = std::size_t{64} << 10;
constexpr std::size_t kMostEncodings = 3;
constexpr int kGzipOrZlib = 15 + 32, kNoFrame = -15;

struct Inflated {
  Decoded decoded;
  std::size_t length = 0;  ///< of what was read
};

void limit(Decoded& decoded, std::size_t most) {
  if (decoded.bytes.size() <= most) return;
  decoded.bytes.resize(most);
  decoded.end = kTooMuch;
}

Inflated inflated(std::string_view source, int frame, std::size_t most) {
  z_stream stream{};
  inflateInit2(&stream, frame);
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> end(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(source.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(source.size(), std::size_t{1} << 30));
  Inflated result;
  std::array<char, kPart> part;
  int state = Z_OK;
  while (state == Z_OK && result.decoded.bytes.size() <= most) {
    stream.next_out = reinterpret_cast<Bytef*>(part.data());
    stream.avail_out = kPart;
    state = ::inflate(&stream, Z_NO_FLUSH);
    result.decoded.bytes.append(part.data(), kPart - stream.avail_out);
  }
  result.decoded.end = state == Z_STREAM_END ? kWhole : state == Z_OK || state == Z_BUF_ERROR ? kCut : kDamaged;
  limit(result.decoded, most);
  result.length = stream.total_in;
  return result;
}

/// RFC 1952 2.2: members one behind the other are one file. What else follows the last is passed over, as browsers do.
Decoded gunzipped(std::string_view source, std::size_t most) {
  Decoded whole;
  do {
    Inflated member = inflated(source, kGzipOrZlib, most - whole.bytes.size());
    whole.bytes += member.decoded.bytes;
    whole.end = member.decoded.end;
    source.remove_prefix(member.length);
  } while (whole.end == kWhole && is_gzip(source));
  return whole;
}

Decoded undeflated(std::string_view source, std::size_t most) {
  Decoded framed = inflated(source, kGzipOrZlib, most).decoded;
  return framed.end == kDamaged && framed.bytes.empty() ? inflated(source, kNoFrame, most).decoded : framed;
}

struct FreeBrotli {
  void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
};

Decoded unbrotlied(std::string_view source, std::size_t most) {
  const std::unique_ptr<BrotliDecoderState, FreeBrotli> state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  const auto* next = reinterpret_cast<const std::uint8_t*>(source.data());
  std::size_t left = source.size();
  Decoded result;
  auto step = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (step == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && result.bytes.size() <= most) {
    std::size_t none = 0;
    step = BrotliDecoderDecompressStream(state.get(), &left, &next, &none, nullptr, nullptr);
    std::size_t size = 0;
    const auto* bytes = BrotliDecoderTakeOutput(state.get(), &size);
    result.bytes.append(reinterpret_cast<const char*>(bytes), size);
  }
  result.end = step == BROTLI_DECODER_RESULT_SUCCESS ? kWhole : step == BROTLI_DECODER_RESULT_ERROR ? kDamaged : kCut;
  limit(result, most);
  return result;
}

Decoded undone(std::string_view encoding, std::string body, std::size_t most) {
  if (encoding == "identity" || body.empty()) return {std::move(body), kWhole};
  if (encoding == "gzip" || encoding == "x-gzip") return gunzipped(body, most);
  if (encoding == "deflate") return undeflated(body, most);
  if (encoding == "br") return unbrotlied(body, most);
  return {std::move(body), kUnknown};
}

std::vector<std::string> names_in(std::string_view encodings) {
  std::vector<std::string> names(1);
  for (const char c : encodings) {
    if (c == ',') {
      names.emplace_back();
    } else if (c != ' ' && c != '\t') {
      names.back() += lower(c);
    }
  }
  std::erase(names, "");
  return names;
}

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b\x08"); }

std::optional<GzipMember> gunzip(std::string_view at_its_begin, std::size_t most) {
  Inflated result = inflated(at_its_begin, kGzipOrZlib, most);
  if (result.decoded.end != kWhole) return std::nullopt;
  return GzipMember{std::move(result.decoded.bytes), result.length};
}

Decoded decode(std::string_view encodings, std::string body, std::size_t most) {
  auto names = names_in(encodings);
  Decoded decoded{std::move(body), names.size() > kMostEncodings ? kUnknown : kWhole};
  for (; !names.empty() && decoded.end == kWhole; names.pop_back())
    decoded = undone(names.back(), std::move(decoded.bytes), most);
  return decoded;
}

}  // namespace vigie::crawler
