#include "report/chart_picture.h"

#include <memory>
#include <vector>

#include <cairo.h>

#include "model/words.h"

namespace vigie::report {
namespace {

constexpr double kScale = 2, kFontSize = 11, kAxisGap = 4, kLineLeft = 40;

struct Colour {
  double red, green, blue;
};
constexpr Colour kInk{0.114, 0.145, 0.188}, kSoft{0.357, 0.400, 0.451}, kLine{0.788, 0.816, 0.847};
constexpr Colour kPale{0.624, 0.702, 0.796}, kDeep{0.122, 0.227, 0.373};

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Drawing = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

void paint_in(cairo_t* drawing, const Colour& colour) {
  cairo_set_source_rgb(drawing, colour.red, colour.green, colour.blue);
}

/// @param share  of the text's width that stands left of `x`
void draw_text(cairo_t* drawing, const std::string& text, double x, double y, double share) {
  cairo_text_extents_t extents;
  cairo_text_extents(drawing, text.c_str(), &extents);
  cairo_move_to(drawing, x - share * extents.x_advance, y);
  cairo_show_text(drawing, text.c_str());
}

void draw_line(cairo_t* drawing, double y, double width, const Colour& colour) {
  paint_in(drawing, colour);
  cairo_set_line_width(drawing, 1);
  cairo_move_to(drawing, kLineLeft, y);
  cairo_line_to(drawing, width, y);
  cairo_stroke(drawing);
}

void draw_bars(cairo_t* drawing, const Chart& chart) {
  for (const Bar& bar : chart.bars) {
    paint_in(drawing, bar.column == "ads" ? kPale : kDeep);
    cairo_rectangle(drawing, bar.x, bar.y, bar.width, bar.height);
    cairo_fill(drawing);
  }
}

void draw_labels(cairo_t* drawing, const Chart& chart) {
  paint_in(drawing, kSoft);
  cairo_select_font_face(drawing, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(drawing, kFontSize);
  draw_text(drawing, number_text(chart.most), kLineLeft - kAxisGap, chart.top + kAxisGap, 1);
  draw_text(drawing, "0", kLineLeft - kAxisGap, chart.baseline + kAxisGap, 1);
  for (const Label& day : chart.days) draw_text(drawing, day.text, day.x, day.y, 0.5);
  for (const Label& mark : chart.marks) draw_text(drawing, mark.text, mark.x, mark.y, 0.5);
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string chart_png(const Chart& chart) {
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(kScale * chart.width),
                                                   static_cast<int>(kScale * chart.height)),
                        cairo_surface_destroy);
  const Drawing drawing(cairo_create(surface.get()), cairo_destroy);
  cairo_scale(drawing.get(), kScale, kScale);
  cairo_set_source_rgb(drawing.get(), 1, 1, 1);
  cairo_paint(drawing.get());
  draw_line(drawing.get(), chart.top, chart.width, kLine);
  draw_bars(drawing.get(), chart);
  draw_line(drawing.get(), chart.baseline, chart.width, kInk);
  draw_labels(drawing.get(), chart);
  std::string png;
  cairo_surface_write_to_png_stream(surface.get(), append, &png);
  return png;
}

}  // namespace vigie::report
