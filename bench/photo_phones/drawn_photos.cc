#include "bench/photo_phones/drawn_photos.h"

#include <array>
#include <string_view>
#include <utility>

#include "testbed/rng.h"
#include "testbed/written_picture.h"

namespace vigie::bench {
namespace {

using testbed::InkColour;
using testbed::Rng;
using testbed::Writing;

constexpr InkColour kWhite{1, 1, 1}, kBlack{0, 0, 0};
constexpr std::array kInks = {kWhite,
                              kBlack,
                              InkColour{1, .1, .1},
                              InkColour{1, .95, .1},
                              InkColour{1, .2, .7},
                              InkColour{.1, .2, .9},
                              InkColour{.1, .9, .2}};
constexpr std::array<std::pair<int, int>, 5> kSizes = {{{600, 800}, {800, 600}, {480, 640}, {1080, 1350}, {960, 1280}}};
// ARCEP's ranges for fiction.
constexpr std::array<std::string_view, 6> kRanges = {"019900", "026191", "035301", "046571", "053649", "063998"};
constexpr std::array<std::string_view, 29> kDecoys = {"150 euros 1h",
                                                      "24/7",
                                                      "2026",
                                                      "12/11/2026",
                                                      "10h - 23h30",
                                                      "18 ans",
                                                      "100% reelle",
                                                      "DISPO 7J/7 24H/24",
                                                      "PARIS 75015",
                                                      "www.exemple.example",
                                                      "80 / 130 / 200",
                                                      "SIRET 362 521 879 00034",
                                                      "1m70 55kg 95C",
                                                      "N 2026112800123",
                                                      "IMG_20260917_031200",
                                                      "Du 01.02.2026 au 05.02.2026",
                                                      "LINA NEW IN TOWN",
                                                      "Ref 36985214",
                                                      "50 80 100 150 200",
                                                      "9h 12h 14h 18h 20h",
                                                      "00:12:45 12:30 14:50",
                                                      "1234567890",
                                                      "95 94 93 92 91 78 77 75",
                                                      "01/02 - 05/02/26",
                                                      "09h30 10h30 14h00",
                                                      "0.5 0.6 0.7 0.8 0.9",
                                                      "100 150 200 250 300",
                                                      "06h00 - 22h00",
                                                      "14 - 18.09.2026"};

InkColour any_colour(Rng& rng) { return {rng.uniform(), rng.uniform(), rng.uniform()}; }

InkColour against(const InkColour& ink) { return .3 * ink[0] + .59 * ink[1] + .11 * ink[2] > .45 ? kBlack : kWhite; }

Writing in_some_style(Rng& rng, const std::vector<std::string>& fonts) {
  Writing writing{.words = {}, .font = rng.pick(fonts), .bold = rng.chance(.5), .italic = rng.chance(.15)};
  writing.ink = rng.chance(.5) ? kWhite : rng.pick(kInks);
  const double manner = rng.uniform();
  if (manner < .4) {
    writing.outline = against(writing.ink);
  } else if (manner < .65) {
    writing.box = rng.chance(.7) ? against(writing.ink) : any_colour(rng);
  }
  writing.opacity = rng.chance(.15) ? .7 : 1;
  writing.degrees = rng.chance(.3) ? rng.between(-10, 10) : 0;
  writing.x = .45 + .1 * rng.uniform();
  return writing;
}

std::string manner_of(const Writing& writing) {
  if (writing.box) return "in a box";
  if (writing.outline) return "outlined";
  return writing.ink == kWhite || writing.ink == kBlack ? "bare, white or black" : "bare, in colour";
}

// From the end, so that a first digit may stand alone.
std::string in_pairs(std::string_view digits, std::string_view between) {
  std::string written;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 2 == 0) written += between;
    written += digits[i];
  }
  return written;
}

std::string written(const std::string& number, Rng& rng) {
  constexpr std::array<std::string_view, 6> kBetween = {" ", ".", "-", "/", "  ", " . "};
  switch (rng.between(0, 5)) {
    case 0:
      return number;
    case 1:
      return std::string("+33 ").append(in_pairs(number.substr(1), rng.chance(.5) ? " " : ""));
    case 2:
      return std::string(rng.chance(.5) ? "Tel: " : "WhatsApp ").append(in_pairs(number, rng.chance(.5) ? " " : "."));
    default:
      return in_pairs(number, rng.pick(kBetween));
  }
}

std::string some_number(Rng& rng) {
  std::string number(rng.pick(kRanges));
  for (int i = 0; i < 4; ++i) number += static_cast<char>('0' + rng.between(0, 9));
  return number;
}

}  // namespace

const std::vector<double>& drawn_heights() {
  static const std::vector<double> kHeights = {.012, .016, .022, .03, .045, .07};
  return kHeights;
}

DrawnPhoto drawn_photo(std::uint64_t seed, const std::vector<std::string>& fonts) {
  Rng rng(seed);
  const auto [width, height] = rng.pick(kSizes);
  testbed::Picture picture = testbed::drawn_picture(rng.next(), width, height);
  std::vector<double> places = {.1, .2, .3, .4, .5, .6, .7, .8, .9};
  rng.shuffle(places);
  const auto write = [&](Writing writing) {
    writing.y = places.back();
    places.pop_back();
    picture = testbed::written_on(std::move(picture), writing);
  };
  for (int decoys = rng.between(0, 2); decoys > 0; --decoys) {
    Writing decoy = in_some_style(rng, fonts);
    decoy.words = rng.pick(kDecoys);
    decoy.height = .02 + .04 * rng.uniform();
    decoy.degrees = 0;
    write(std::move(decoy));
  }
  DrawnPhoto photo;
  if (rng.chance(.7)) {
    const std::string number = some_number(rng);
    Writing writing = in_some_style(rng, fonts);
    writing.words = written(number, rng);
    photo.phone = std::string("+33").append(number, 1);
    photo.height = writing.height = rng.pick(drawn_heights());
    photo.manner = manner_of(writing);
    write(std::move(writing));
  }
  photo.jpeg = testbed::to_jpeg(picture, rng.between(60, 92));
  return photo;
}

}  // namespace vigie::bench
