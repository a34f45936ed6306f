#include "crawler/archives/encoding.h"

#include <algorithm>
#include <array>
#include <memory>

#include <brotli/decode.h>
#include <zlib.h>

namespace vigie::crawler {
namespace {

constexpr std::size_t kPart = std::size_t{64} << 10;
constexpr int kGzipOrZlib = 15 + 32;

struct Inflated {
  std::string bytes;
  std::size_t length;
  bool is_whole, is_too_much;
};

Inflated inflated(std::string_view source, std::size_t most) {
  z_stream stream{};
  inflateInit2(&stream, kGzipOrZlib);
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> end(&stream, inflateEnd);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(source.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(source.size(), std::size_t{1} << 30));
  Inflated result{{}, 0, false, false};
  std::array<char, kPart> part;
  int state = Z_OK;
  while (state == Z_OK && result.bytes.size() <= most) {
    stream.next_out = reinterpret_cast<Bytef*>(part.data());
    stream.avail_out = kPart;
    state = ::inflate(&stream, Z_NO_FLUSH);
    result.bytes.append(part.data(), kPart - stream.avail_out);
  }
  result.is_whole = state == Z_STREAM_END;
  result.is_too_much = result.bytes.size() > most;
  result.length = stream.total_in;
  return result;
}

struct FreeBrotli {
  void operator()(BrotliDecoderState* state) const { BrotliDecoderDestroyInstance(state); }
};

Inflated unbrotlied(std::string_view source, std::size_t most) {
  const std::unique_ptr<BrotliDecoderState, FreeBrotli> state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
  const auto* next = reinterpret_cast<const std::uint8_t*>(source.data());
  std::size_t left = source.size();
  Inflated result{{}, 0, false, false};
  auto step = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (step == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && result.bytes.size() <= most) {
    std::size_t none = 0;
    step = BrotliDecoderDecompressStream(state.get(), &left, &next, &none, nullptr, nullptr);
    std::size_t size = 0;
    const auto* bytes = BrotliDecoderTakeOutput(state.get(), &size);
    result.bytes.append(reinterpret_cast<const char*>(bytes), size);
  }
  result.is_whole = step == BROTLI_DECODER_RESULT_SUCCESS;
  result.is_too_much = result.bytes.size() > most;
  return result;
}

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b\x08"); }

std::optional<GzipMember> gunzip(std::string_view at_its_begin, std::size_t most) {
  Inflated result = inflated(at_its_begin, most);
  if (!result.is_whole || result.is_too_much) return std::nullopt;
  return GzipMember{std::move(result.bytes), result.length};
}

std::optional<std::string> decoded(std::string_view encoding, std::string_view body, std::size_t most) {
  const bool is_deflate = encoding == "gzip" || encoding == "x-gzip" || encoding == "deflate";
  if (!is_deflate && encoding != "br") return std::string(body);
  Inflated result = is_deflate ? inflated(body, most) : unbrotlied(body, most);
  if (result.is_too_much) return std::nullopt;
  return result.is_whole ? std::move(result.bytes) : std::string(body);
}

}  // namespace vigie::crawler
