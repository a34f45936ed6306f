#include "tests/dedup/encoded_picture.h"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include <jpeglib.h>
#include <libheif/heif.h>
#include <png.h>
#include <webp/encode.h>
#include <webp/mux.h>

namespace vigie::testing {
namespace {

using testbed::Picture;

std::string png_of(const void* pixels, const Picture& picture, png_uint_32 format) {
  png_image png{};
  png.version = PNG_IMAGE_VERSION;
  png.width = static_cast<png_uint_32>(picture.width);
  png.height = static_cast<png_uint_32>(picture.height);
  png.format = format;
  png_alloc_size_t size = 0;
  png_image_write_to_memory(&png, nullptr, &size, 0, pixels, 0, nullptr);
  std::string bytes(size, '\0');
  if (png_image_write_to_memory(&png, bytes.data(), &size, 0, pixels, 0, nullptr) == 0) {
    throw std::runtime_error(png.message);
  }
  bytes.resize(size);
  return bytes;
}

std::string heif_of(const Picture& picture, heif_compression_format format) {
  const auto check = [](const heif_error& error) {
    if (error.code != heif_error_Ok) throw std::runtime_error(error.message);
  };
  const std::unique_ptr<heif_context, decltype(&heif_context_free)> context(heif_context_alloc(), heif_context_free);
  heif_encoder* encoder = nullptr;
  check(heif_context_get_encoder_for_format(context.get(), format, &encoder));
  heif_encoder_set_lossy_quality(encoder, 90);
  heif_image* image = nullptr;
  check(heif_image_create(picture.width, picture.height, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image));
  check(heif_image_add_plane(image, heif_channel_interleaved, picture.width, picture.height, 8));
  int stride = 0;
  std::uint8_t* const plane = heif_image_get_plane(image, heif_channel_interleaved, &stride);
  for (int y = 0; y < picture.height; ++y) std::copy_n(picture.at(0, y), 3 * picture.width, plane + y * stride);
  check(heif_context_encode_image(context.get(), image, encoder, nullptr, nullptr));
  heif_image_release(image);
  heif_encoder_release(encoder);
  std::string bytes;
  heif_writer writer{.writer_api_version = 1, .write = [](heif_context*, const void* data, std::size_t size, void* to) {
                       static_cast<std::string*>(to)->assign(static_cast<const char*>(data), size);
                       return heif_error{heif_error_Ok, heif_suberror_Unspecified, ""};
                     }};
  check(heif_context_write(context.get(), &writer, &bytes));
  return bytes;
}

}  // namespace

std::string to_png(const Picture& picture) { return png_of(picture.rgb.data(), picture, PNG_FORMAT_RGB); }

// libpng's simplified interface writes sixteen bits only as linear light, so the chunk structure is made by the full
// one.
std::string to_deep_png(const Picture& picture) {
  std::string bytes;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(
      png, &bytes,
      [](png_structp out, png_bytep data, png_size_t size) {
        static_cast<std::string*>(png_get_io_ptr(out))->append(reinterpret_cast<const char*>(data), size);
      },
      nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(picture.width), static_cast<png_uint_32>(picture.height), 16,
               PNG_COLOR_TYPE_RGB, PNG_INTERLACE_ADAM7, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  std::vector<std::uint8_t> doubled;
  for (const std::uint8_t value : picture.rgb) doubled.insert(doubled.end(), 2, value);
  std::vector<png_bytep> rows;
  for (int y = 0; y < picture.height; ++y)
    rows.push_back(doubled.data() + static_cast<std::ptrdiff_t>(y) * picture.width * 6);
  png_write_image(png, rows.data());
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return bytes;
}

std::string to_webp(const Picture& picture) {
  std::uint8_t* made = nullptr;
  const std::size_t size =
      WebPEncodeRGB(picture.rgb.data(), picture.width, picture.height, picture.width * 3, 85, &made);
  std::string bytes(reinterpret_cast<const char*>(made), size);
  WebPFree(made);
  return bytes;
}

std::string to_animated_webp(const Picture& first, const Picture& second) {
  const std::unique_ptr<WebPMux, decltype(&WebPMuxDelete)> mux(WebPMuxNew(), WebPMuxDelete);
  for (const Picture* picture : {&first, &second}) {
    const std::string still = to_webp(*picture);
    WebPMuxFrameInfo frame{};
    frame.bitstream = {reinterpret_cast<const std::uint8_t*>(still.data()), still.size()};
    frame.duration = 100;
    frame.id = WEBP_CHUNK_ANMF;
    WebPMuxPushFrame(mux.get(), &frame, 1);
  }
  const WebPMuxAnimParams forever{.bgcolor = 0, .loop_count = 0};
  WebPMuxSetAnimationParams(mux.get(), &forever);
  WebPData made{};
  WebPMuxAssemble(mux.get(), &made);
  std::string bytes(reinterpret_cast<const char*>(made.bytes), made.size);
  WebPDataClear(&made);
  return bytes;
}

std::string to_avif(const Picture& picture) { return heif_of(picture, heif_compression_AV1); }
std::string to_heic(const Picture& picture) { return heif_of(picture, heif_compression_HEVC); }

std::string to_cmyk_jpeg(const Picture& picture) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* memory = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &memory, &size);
  jpeg.image_width = static_cast<JDIMENSION>(picture.width);
  jpeg.image_height = static_cast<JDIMENSION>(picture.height);
  jpeg.input_components = 4;
  jpeg.in_color_space = JCS_CMYK;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, 95, TRUE);
  jpeg_start_compress(&jpeg, TRUE);
  std::vector<JSAMPLE> row(4 * static_cast<std::size_t>(picture.width), 255);
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) std::copy_n(picture.at(x, y), 3, &row[4 * static_cast<std::size_t>(x)]);
    JSAMPLE* rows = row.data();
    jpeg_write_scanlines(&jpeg, &rows, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  std::string bytes(reinterpret_cast<const char*>(memory), size);
  std::free(memory);
  return bytes;
}

}  // namespace vigie::testing
