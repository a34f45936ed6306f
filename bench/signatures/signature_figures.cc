// Signatures by speed and by what they find: `make bench-signatures`. Arguments: pictures (300), hashes (10,000,000),
// texts (1,000,000).
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <set>
#include <string>

#include "bench/signatures/transformations.h"

#include "dedup/signatures/hamming_index.h"
#include "dedup/signatures/letterbox.h"
#include "dedup/signatures/picture/decode.h"
#include "dedup/signatures/text_signature.h"

namespace vigie::bench {
namespace {

using namespace vigie::dedup;

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// Of this process so far, in MB.
double peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

PdqHash hash_of(const std::string& jpeg) { return pdq(decode_picture(jpeg).value().luminance).hash; }

Luminance part(const Luminance& picture, int left, int top, int width, int height) {
  Luminance part{.width = width, .height = height, .values = {}};
  for (int y = top; y < top + height; ++y) {
    const auto row = picture.values.begin() + static_cast<std::ptrdiff_t>(y) * picture.width + left;
    part.values.insert(part.values.end(), row, row + width);
  }
  return part;
}

struct Seen {
  PdqHash whole, within_border;
  std::array<PdqHash, 4> halves;  // left, right, upper, lower of what is within the border
};

Seen seen(const std::string& jpeg) {
  const Luminance whole = decode_picture(jpeg).value().luminance, within = without_border(whole);
  const int w = within.width, h = within.height;
  return {pdq(whole).hash,
          pdq(within).hash,
          {pdq(part(within, 0, 0, w / 2, h)).hash, pdq(part(within, w - w / 2, 0, w / 2, h)).hash,
           pdq(part(within, 0, 0, w, h / 2)).hash, pdq(part(within, 0, h - h / 2, w, h / 2)).hash}};
}

bool near(const PdqHash& a, const PdqHash& b) { return hamming_distance(a, b) <= kPdqMatchDistance; }

bool near_turned(const PdqHash& copy, const PdqHash& original) {
  return std::ranges::any_of(dihedral_from(copy), [&](const PdqHash& turned) { return near(turned, original); });
}

// A half of one as that half of the other, or as the whole of it.
bool near_by_halves(const Seen& a, const Seen& b) {
  for (std::size_t half = 0; half < a.halves.size(); ++half) {
    if (near(a.halves[half], b.halves[half])) return true;
    if (near(a.halves[half], b.within_border) || near(b.halves[half], a.within_border)) return true;
  }
  return false;
}

struct Found {
  int alone = 0, turned = 0, within = 0, halves = 0;
  void add(const Seen& a, const Seen& b) {
    alone += near(a.whole, b.whole) ? 1 : 0;
    turned += near_turned(a.whole, b.whole) ? 1 : 0;
    const bool is_within = near_turned(a.within_border, b.within_border);
    within += is_within ? 1 : 0;
    halves += is_within || near_by_halves(a, b) ? 1 : 0;
  }
};

void print_transformations(int pictures) {
  std::vector<testbed::Picture> originals;
  std::vector<Seen> known;
  for (int i = 0; i < pictures; ++i) {
    originals.push_back(testbed::drawn_picture(static_cast<std::uint64_t>(1000 + i), 480, 360));
    known.push_back(seen(testbed::to_jpeg(originals.back(), 90)));
  }
  Found strangers;
  for (std::size_t i = 0; i < known.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) strangers.add(known[i], known[j]);
  }
  const int pairs = pictures * (pictures - 1) / 2;
  std::printf("%d pictures, of %d pairs of strangers taken for one: PDQ %d, turned %d, within borders %d, halves %d\n",
              pictures, pairs, strangers.alone, strangers.turned, strangers.within, strangers.halves);
  std::printf("%-24s %8s %8s %8s %8s\n", "recall", "PDQ", "turned", "within", "halves");
  testbed::Rng rng(7);
  for (const Transformation& transformation : transformations()) {
    Found found;
    for (std::size_t i = 0; i < originals.size(); ++i)
      found.add(seen(testbed::to_jpeg(transformation.change(originals[i], rng), transformation.jpeg_quality)),
                known[i]);
    std::printf("%-24s %8.3f %8.3f %8.3f %8.3f\n", transformation.name.c_str(), 1.0 * found.alone / pictures,
                1.0 * found.turned / pictures, 1.0 * found.within / pictures, 1.0 * found.halves / pictures);
  }
}

void print_picture_speed() {
  for (const auto& [width, height] : {std::pair(320, 240), std::pair(800, 600), std::pair(1600, 1200)}) {
    constexpr int kRounds = 40;
    const std::string jpeg = testbed::to_jpeg(testbed::drawn_picture(1, width, height), 85);
    hash_of(jpeg);
    const double begin = seconds();
    for (int i = 0; i < kRounds; ++i) hash_of(jpeg);
    const double both = seconds() - begin;
    for (int i = 0; i < kRounds; ++i) (void)decode_picture(jpeg).has_value();
    const double decoding = seconds() - begin - both;
    std::printf("JPEG of %d x %d, %zu KB: %.2f ms, of which decoding %.2f\n", width, height, jpeg.size() / 1024,
                1000 * both / kRounds, 1000 * decoding / kRounds);
  }
}

PdqHash random_hash(std::mt19937_64& random) { return {random(), random(), random(), random()}; }

void print_index(std::size_t hashes) {
  std::mt19937_64 random(1);
  std::vector<PdqHash> all;
  all.reserve(hashes);
  for (std::size_t i = 0; i < hashes; ++i) all.push_back(random_hash(random));
  double begin = seconds();
  const HammingIndex index(std::move(all));
  const double making = seconds() - begin;
  std::vector<PdqHash> queries;
  for (std::uint32_t i = 0; i < 4000; ++i) {
    PdqHash query = index.hash(static_cast<std::uint32_t>(random() % hashes));
    for (std::uint32_t flip = 0; flip < i % 32; ++flip) query[random() % 4] ^= std::uint64_t{1} << (random() % 64);
    queries.push_back(query);
  }
  begin = seconds();
  std::size_t found = 0;
  for (const PdqHash& query : queries) found += index.matches(query).size();
  const double searching = seconds() - begin;
  begin = seconds();
  std::size_t wrong = 0;
  constexpr std::size_t kForced = 20;
  for (std::size_t q = 0; q < kForced; ++q) {
    std::size_t near = 0;
    for (std::uint32_t i = 0; i < hashes; ++i)
      near += hamming_distance(index.hash(i), queries[q]) <= kPdqMatchDistance ? 1 : 0;
    wrong += near != index.matches(queries[q]).size() ? 1 : 0;
  }
  std::printf(
      "index of %zu hashes: %.1f s to make, %.0f MB at most, %.0f queries/s (%zu of %zu found); by force %.0f/s, "
      "%zu of %zu otherwise\n",
      hashes, making, peak_memory(), static_cast<double>(queries.size()) / searching, found, queries.size(),
      kForced / (seconds() - begin), wrong, kForced);
}

// A vocabulary of its own; a copy has one word in `every` replaced.
class Writer {
 public:
  Writer() {
    for (int i = 0; i < 6000; ++i) {
      std::string word;
      for (std::uint64_t letters = 2 + random_() % 9; letters > 0; --letters)
        word += static_cast<char>('a' + random_() % 26);
      words_.push_back(word + ' ');
    }
  }
  using Words = std::vector<std::size_t>;
  Words ad() {
    Words ad;
    for (int i = 0; i < 92; ++i) ad.push_back(random_() % words_.size());
    return ad;
  }
  Words copy(Words ad, std::uint64_t every) {
    for (std::size_t& word : ad) word = random_() % every == 0 ? random_() % words_.size() : word;
    return ad;
  }
  std::string text(const Words& ad) const {
    std::string text;
    for (const std::size_t word : ad) text += words_[word];
    return text;
  }

 private:
  std::mt19937_64 random_{3};
  std::vector<std::string> words_;
};

void print_texts(std::size_t texts) {
  constexpr double kNear = 0.7;
  constexpr std::uint64_t kKey = 42;
  Writer writer;
  std::vector<std::string> ads;
  double bytes = 0;
  for (std::size_t i = 0; i < texts; i += 2) {
    const auto ad = writer.ad();
    ads.push_back(writer.text(ad));
    ads.push_back(writer.text(writer.copy(ad, 6 + i % 20)));
    bytes += static_cast<double>(ads[i].size() + ads[i + 1].size());
  }
  double begin = seconds();
  std::vector<TextSignature> signatures;
  for (const std::string& ad : ads) signatures.push_back(text_signature(ad, kKey).value());
  const double signing = seconds() - begin;
  begin = seconds();
  const auto candidates = near_text_candidates(signatures);
  const double pairing = seconds() - begin;
  std::set<TextPair> verified;
  for (const auto& [a, b] : candidates) {
    if (jaccard(shingles(ads[a], kKey), shingles(ads[b], kKey)) >= kNear) verified.emplace(a, b);
  }
  std::size_t near = 0, found = 0;
  for (std::uint32_t i = 0; i < texts; i += 2) {
    if (jaccard(shingles(ads[i], kKey), shingles(ads[i + 1], kKey)) < kNear) continue;
    ++near;
    found += verified.contains({i, i + 1}) ? 1 : 0;
  }
  std::printf(
      "%zu texts of %.0f bytes: signed at %.0f MB/s; %zu candidates in %.1f s; of %zu copies with Jaccard >= %.1f "
      "found %.4f; %.0f MB at most\n",
      texts, bytes / static_cast<double>(texts), bytes / signing / 1e6, candidates.size(), pairing, near, kNear,
      static_cast<double>(found) / static_cast<double>(near), peak_memory());
}

}  // namespace
}  // namespace vigie::bench

int main(int argc, char** argv) {
  const auto argument = [&](int place, long otherwise) { return argc > place ? std::atol(argv[place]) : otherwise; };
  vigie::bench::print_picture_speed();
  vigie::bench::print_transformations(static_cast<int>(argument(1, 300)));
  vigie::bench::print_index(static_cast<std::size_t>(argument(2, 10'000'000)));
  vigie::bench::print_texts(static_cast<std::size_t>(argument(3, 1'000'000)));
  return 0;
}
