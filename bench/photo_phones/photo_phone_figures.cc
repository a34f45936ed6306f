// How many of the numbers that stand over photos are read, and how many of those read are wrong: `make
// bench-signatures`. Arguments: photos (1,000), seed (1), fonts (DejaVu's); the photos of another seed and of fonts
// that were not looked at while this was made are the ones to believe.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "bench/photo_phones/drawn_photos.h"

#include "crawler/photos/digits_reader.h"

namespace vigie::bench {
namespace {

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

struct Tally {
  int photos = 0, found = 0;
  void add(bool is_found) {
    ++photos;
    found += is_found ? 1 : 0;
  }
};

void print(const std::string& what, const Tally& tally) {
  std::printf("%-24s %5d of %5d  %.3f\n", what.c_str(), tally.found, tally.photos,
              static_cast<double>(tally.found) / tally.photos);
}

class Figures {
 public:
  void read(const DrawnPhoto& photo) {
    const double begin = seconds();
    const auto phones = reader_.read(photo.jpeg).value_or(std::vector<std::string>());
    took_ += seconds() - begin;
    ++photos_;
    bool is_found = false;
    for (const std::string& phone : phones) {
      is_found |= phone == photo.phone;
      wrong_ += phone == photo.phone ? 0 : 1;
      if (phone != photo.phone) std::printf("wrong: %s for %s\n", phone.c_str(), photo.phone.value_or("none").c_str());
    }
    if (!photo.phone) {
      without_.add(phones.empty());
      return;
    }
    all_.add(is_found);
    by_height_[photo.height].add(is_found);
    by_manner_[photo.manner].add(is_found);
  }

  void print_all() const {
    for (const auto& [height, tally] : by_height_) print("digits " + std::to_string(height).substr(0, 5), tally);
    for (const auto& [manner, tally] : by_manner_) print(manner, tally);
    print("recall", all_);
    print("without: none read", without_);
    std::printf("precision %.4f (%d wrong); %.0f ms a photo\n",
                static_cast<double>(all_.found) / std::max(1, all_.found + wrong_), wrong_, 1000 * took_ / photos_);
  }

 private:
  crawler::PhotoDigitsReader reader_{VIGIE_PROGRAM};
  Tally all_, without_;
  std::map<double, Tally> by_height_;
  std::map<std::string, Tally> by_manner_;
  int wrong_ = 0, photos_ = 0;
  double took_ = 0;
};

}  // namespace
}  // namespace vigie::bench

int main(int argc, char** argv) {
  const int photos = argc > 1 ? std::atoi(argv[1]) : 1000;
  const std::uint64_t seed = argc > 2 ? static_cast<std::uint64_t>(std::atoi(argv[2])) : 1;
  std::vector<std::string> fonts(argv + std::min(argc, 3), argv + argc);
  if (fonts.empty()) fonts = {"DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono", "DejaVu Sans Condensed"};
  vigie::bench::Figures figures;
  for (int i = 0; i < photos; ++i)
    figures.read(vigie::bench::drawn_photo(1'000'000 * seed + static_cast<std::uint64_t>(i), fonts));
  figures.print_all();
  return 0;
}
