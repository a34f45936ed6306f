#include "testbed/written_picture.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

#include <cairo.h>

namespace vigie::testbed {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Drawing = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

constexpr double kWidest = 0.94;         // of the picture's width
constexpr double kOutline = 0.16;        // its width, in heights of a digit
constexpr double kBoxMargin = 0.4;       // in heights of a digit
constexpr std::size_t kBytesAPixel = 4;  // of cairo's surface: blue, green, red, nothing

std::uint8_t* row_of(cairo_surface_t* surface, int y) {
  return cairo_image_surface_get_data(surface) +
         static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface);
}

// Calls `move(pixel of the picture, pixel of the surface)` for each.
template <typename AnyPicture, typename Move>
void for_each_pixel(AnyPicture& picture, cairo_surface_t* surface, const Move& move) {
  for (int y = 0; y < picture.height; ++y) {
    std::uint8_t* drawn = row_of(surface, y);
    for (int x = 0; x < picture.width; ++x, drawn += kBytesAPixel) move(picture.at(x, y), drawn);
  }
}

Surface surface_of(const Picture& picture) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height), cairo_surface_destroy);
  cairo_surface_flush(surface.get());
  for_each_pixel(picture, surface.get(),
                 [](const std::uint8_t* from, std::uint8_t* to) { std::reverse_copy(from, from + 3, to); });
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

void choose_font(cairo_t* drawing, const Writing& writing, const Picture& picture) {
  cairo_select_font_face(drawing, writing.font.c_str(),
                         writing.italic ? CAIRO_FONT_SLANT_ITALIC : CAIRO_FONT_SLANT_NORMAL,
                         writing.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
  constexpr double kTrial = 100;
  cairo_set_font_size(drawing, kTrial);
  cairo_text_extents_t digit, words;
  cairo_text_extents(drawing, "0", &digit);
  cairo_text_extents(drawing, writing.words.c_str(), &words);
  const double as_wanted = kTrial * writing.height * std::max(picture.width, picture.height) / digit.height;
  const double as_fits = kTrial * kWidest * picture.width / words.width;
  cairo_set_font_size(drawing, std::min(as_wanted, as_fits));
}

void paint_in(cairo_t* drawing, const InkColour& colour, double opacity) {
  cairo_set_source_rgba(drawing, colour[0], colour[1], colour[2], opacity);
}

void write(cairo_t* drawing, const Writing& writing) {
  cairo_text_extents_t digit, words;
  cairo_text_extents(drawing, "0", &digit);
  cairo_text_extents(drawing, writing.words.c_str(), &words);
  if (writing.box) {
    const double margin = kBoxMargin * digit.height;
    paint_in(drawing, *writing.box, 1);
    cairo_rectangle(drawing, -words.width / 2 - margin, -digit.height / 2 - margin, words.width + 2 * margin,
                    digit.height + 2 * margin);
    cairo_fill(drawing);
  }
  cairo_move_to(drawing, -words.width / 2 - words.x_bearing, digit.height / 2);
  cairo_text_path(drawing, writing.words.c_str());
  if (writing.outline) {
    paint_in(drawing, *writing.outline, 1);
    cairo_set_line_join(drawing, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_width(drawing, 2 * kOutline * digit.height);
    cairo_stroke_preserve(drawing);
  }
  paint_in(drawing, writing.ink, writing.opacity);
  cairo_fill(drawing);
}

}  // namespace

Picture written_on(Picture picture, const Writing& writing) {
  const Surface surface = surface_of(picture);
  const Drawing drawing(cairo_create(surface.get()), cairo_destroy);
  choose_font(drawing.get(), writing, picture);
  cairo_translate(drawing.get(), writing.x * picture.width, writing.y * picture.height);
  cairo_rotate(drawing.get(), -writing.degrees * std::numbers::pi / 180);
  write(drawing.get(), writing);
  cairo_surface_flush(surface.get());
  for_each_pixel(picture, surface.get(),
                 [](std::uint8_t* to, const std::uint8_t* from) { std::reverse_copy(from, from + 3, to); });
  return picture;
}

}  // namespace vigie::testbed
