#include <csetjmp>
#include <cstdio>
#include <vector>

#include <jerror.h>
#include <jpeglib.h>

#include "dedup/signatures/picture/decoders.h"
#include "dedup/signatures/picture/sampler.h"

namespace vigie::dedup {
namespace {

// libjpeg leaves by longjmp: nothing with a destructor may live in a function that it can leave.
struct JpegErrors {
  jpeg_error_mgr manager;
  std::jmp_buf leave;
  bool truncated = false;
};

JpegErrors& errors_of(j_common_ptr jpeg) { return *reinterpret_cast<JpegErrors*>(jpeg->err); }

[[noreturn]] void leave(j_common_ptr jpeg) { std::longjmp(errors_of(jpeg).leave, 1); }

void note_warning(j_common_ptr jpeg, int level) {
  if (level < 0 && (jpeg->err->msg_code == JWRN_JPEG_EOF || jpeg->err->msg_code == JWRN_HIT_MARKER)) {
    errors_of(jpeg).truncated = true;
  }
}

class Jpeg {
 public:
  Jpeg() {
    info_.err = jpeg_std_error(&errors_.manager);
    errors_.manager.error_exit = leave;
    errors_.manager.emit_message = note_warning;
  }
  ~Jpeg() { jpeg_destroy_decompress(&info_); }
  Jpeg(const Jpeg&) = delete;
  Jpeg& operator=(const Jpeg&) = delete;

  bool read_header(std::string_view bytes) {
    if (setjmp(errors_.leave) != 0) return false;
    jpeg_create_decompress(&info_);
    jpeg_mem_src(&info_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return jpeg_read_header(&info_, TRUE) == JPEG_HEADER_OK;
  }

  bool start() {
    if (setjmp(errors_.leave) != 0) return false;
    if (is_grey())
      info_.out_color_space = JCS_GRAYSCALE;
    else
      info_.out_color_space = is_cmyk() ? JCS_CMYK : JCS_RGB;
    return jpeg_start_decompress(&info_) == TRUE;
  }

  bool read_row(unsigned char* row) {
    if (setjmp(errors_.leave) != 0) return false;
    return jpeg_read_scanlines(&info_, &row, 1) == 1 && !errors_.truncated;
  }

  int width() const { return static_cast<int>(info_.image_width); }
  int height() const { return static_cast<int>(info_.image_height); }
  bool is_grey() const { return info_.jpeg_color_space == JCS_GRAYSCALE; }
  bool is_cmyk() const { return info_.jpeg_color_space == JCS_CMYK || info_.jpeg_color_space == JCS_YCCK; }
  bool is_inverted() const { return info_.saw_Adobe_marker == TRUE; }

 private:
  jpeg_decompress_struct info_{};
  JpegErrors errors_{};
};

// Adobe writes how much light is left, others how much ink is taken.
void make_rgb(std::vector<unsigned char>& cmyk, bool inverted) {
  for (std::size_t i = 0; i < cmyk.size(); i += 4) {
    const auto light = [&](std::size_t ink) { return inverted ? cmyk[i + ink] : 255 - cmyk[i + ink]; };
    const int key = light(3);
    for (std::size_t ink = 0; ink < 3; ++ink) cmyk[i + ink] = static_cast<unsigned char>(light(ink) * key / 255);
  }
}

}  // namespace

Readable<DecodedPicture> decode_jpeg(std::string_view bytes, int most_side) {
  Jpeg jpeg;
  if (!jpeg.read_header(bytes)) return tl::unexpected(Unreadable::kDamaged);
  if (const auto refusal = refusal_of(jpeg.width(), jpeg.height())) return tl::unexpected(*refusal);
  if (!jpeg.start()) return tl::unexpected(Unreadable::kDamaged);
  const Channels channels = jpeg.is_grey() ? Channels::kGrey : jpeg.is_cmyk() ? Channels::kRgba : Channels::kRgb;
  std::vector<unsigned char> row(static_cast<std::size_t>(jpeg.width()) * static_cast<std::size_t>(channels));
  Sampler sampler(jpeg.width(), jpeg.height(), most_side);
  for (int y = 0; y < jpeg.height(); ++y) {
    if (!jpeg.read_row(row.data())) return tl::unexpected(Unreadable::kDamaged);
    if (jpeg.is_cmyk()) make_rgb(row, jpeg.is_inverted());
    sampler.add_row(row.data(), channels);
  }
  return sampler.take();
}

}  // namespace vigie::dedup
