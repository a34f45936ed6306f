// Signatures by speed and by what they find: `make bench-signatures`. Arguments: pictures (300), hashes (10,000,000),
// texts (1,000,000), pictures of strangers (1,500: a million pairs). With `pictures FILE…` the time that these take,
// for other programs to be set beside (pdq_peer.py).
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <span>
#include <string>

#include "bench/signatures/transformations.h"

#include "dedup/signatures/hamming_index.h"
#include "dedup/signatures/letterbox.h"
#include "dedup/signatures/picture/decode.h"
#include "dedup/signatures/picture_parts.h"
#include "dedup/signatures/text_signature.h"

namespace vigie::bench {
namespace {

using namespace vigie::dedup;

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Of this process so far, in MB.
double peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

struct Seen {
  PdqHash whole, within_border;
  PictureParts parts;
};

Seen seen(const std::string& jpeg) {
  const DecodedPicture picture = decode_picture(jpeg).value();
  return {pdq(picture.luminance).hash, pdq(without_border(picture.luminance)).hash,
          picture_parts(without_border(picture.proportional))};
}

bool near(const PdqHash& a, const PdqHash& b) { return hamming_distance(a, b) <= kPdqMatchDistance; }

bool near_turned(const PdqHash& copy, const PdqHash& original) {
  return std::ranges::any_of(dihedral_from(copy), [&](const PdqHash& turned) { return near(turned, original); });
}

struct Found {
  int alone = 0, turned = 0, within = 0, parts = 0, whole = 0;
  void add(const Seen& a, const Seen& b) {
    const bool is_within = near_turned(a.within_border, b.within_border);
    const bool by_parts = agreeing_parts(a.parts, b.parts) >= kLeastAgreeing;
    alone += near(a.whole, b.whole) ? 1 : 0;
    turned += near_turned(a.whole, b.whole) ? 1 : 0;
    within += is_within ? 1 : 0;
    parts += by_parts ? 1 : 0;
    whole += is_within || by_parts ? 1 : 0;
  }
};

void print_strangers(const std::vector<Seen>& pictures) {
  Found strangers;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) strangers.add(pictures[i], pictures[j]);
  }
  std::printf("of %zu pairs of strangers taken for one: PDQ %d, turned %d, within borders %d, parts %d, whole %d\n",
              pictures.size() * (pictures.size() - 1) / 2, strangers.alone, strangers.turned, strangers.within,
              strangers.parts, strangers.whole);
}

void print_index_of_parts(const std::vector<Seen>& pictures) {
  std::vector<PictureParts> parts;
  for (const Seen& picture : pictures) parts.push_back(picture.parts);
  const double begin = seconds();
  const PartsIndex index(parts);
  std::size_t candidates = 0, all = 0, agreeing = 0;
  for (const PictureParts& of_one : parts) {
    all += of_one.size();
    for (const auto& [photo, way] : index.candidates(of_one)) {
      ++candidates;
      agreeing += agreeing_parts(of_one, parts[photo], way) >= kLeastAgreeing ? 1 : 0;
    }
  }
  const auto count = static_cast<double>(parts.size());
  std::printf("%.1f parts a picture; %.1f candidates each, found and compared in %.3f ms (%zu agree)\n",
              static_cast<double>(all) / count, static_cast<double>(candidates) / count,
              1000 * (seconds() - begin) / count, agreeing);
}

void print_transformations(int pictures, int strangers) {
  std::vector<testbed::Picture> originals;
  std::vector<Seen> known;
  for (int i = 0; i < std::max(pictures, strangers); ++i) {
    testbed::Picture picture = testbed::drawn_picture(1000 + static_cast<std::uint64_t>(i), 480, 360);
    known.push_back(seen(testbed::to_jpeg(picture, 90)));
    if (i < pictures) originals.push_back(std::move(picture));
  }
  print_strangers(known);
  print_index_of_parts(known);
  std::printf("%-24s %8s %8s %8s %8s %8s\n", "recall", "PDQ", "turned", "within", "parts", "whole");
  testbed::Rng rng(7);
  for (const Transformation& transformation : transformations()) {
    Found found;
    for (std::size_t i = 0; i < originals.size(); ++i)
      found.add(seen(testbed::to_jpeg(transformation.change(originals[i], rng), transformation.jpeg_quality)),
                known[i]);
    std::printf("%-24s", transformation.name.c_str());
    for (const int count : {found.alone, found.turned, found.within, found.parts, found.whole})
      std::printf(" %8.3f", 1.0 * count / pictures);
    std::printf("\n");
  }
}

struct PictureCost {
  double decoding = 0, hashing = 0, parts = 0;  // ms of CPU
};

PictureCost cost_of(const std::string& bytes) {
  constexpr int kRounds = 40;
  constexpr double kMs = 1000.0 / kRounds;
  const DecodedPicture picture = decode_picture(bytes).value();
  const auto timed = [](const auto& work) {
    const double begin = cpu_seconds();
    for (int i = 0; i < kRounds; ++i) work();
    return kMs * (cpu_seconds() - begin);
  };
  return {.decoding = timed([&] { (void)decode_picture(bytes).has_value(); }),
          .hashing = timed([&] { (void)pdq(picture.luminance).quality; }),
          .parts = timed([&] { (void)picture_parts(without_border(picture.proportional)).size(); })};
}

void print(const std::string& what, const PictureCost& cost) {
  std::printf("%s: decoding %.2f ms CPU, PDQ %.2f, its parts %.2f\n", what.c_str(), cost.decoding, cost.hashing,
              cost.parts);
}

void print_picture_speed() {
  for (const auto& [width, height] : {std::pair(320, 240), std::pair(800, 600), std::pair(1600, 1200)}) {
    const std::string jpeg = testbed::to_jpeg(testbed::drawn_picture(1, width, height), 85);
    print("JPEG of " + std::to_string(width) + " x " + std::to_string(height), cost_of(jpeg));
  }
}

void print_speed_of(std::span<char*> files) {
  PictureCost mean;
  const double n = static_cast<double>(files.size());
  for (const char* file : files) {
    std::ifstream opened(file, std::ios::binary);
    const PictureCost one = cost_of(std::string(std::istreambuf_iterator<char>(opened), {}));
    mean.decoding += one.decoding / n, mean.hashing += one.hashing / n, mean.parts += one.parts / n;
  }
  print("mean of " + std::to_string(files.size()), mean);
}

PdqHash random_hash(std::mt19937_64& random) { return {random(), random(), random(), random()}; }

// Queries near an entry each, by 0 to 31 flips.
std::vector<PdqHash> queries_of(const HammingIndex& index, std::uint32_t count, std::mt19937_64& random) {
  std::vector<PdqHash> queries;
  for (std::uint32_t i = 0; i < count; ++i) {
    PdqHash query = index.hash(static_cast<std::uint32_t>(random() % index.size()));
    for (std::uint32_t flip = 0; flip < i % 32; ++flip) query[random() % 4] ^= std::uint64_t{1} << (random() % 64);
    queries.push_back(query);
  }
  return queries;
}

void print_many_at_once(const HammingIndex& index, std::mt19937_64& random) {
  for (const std::uint32_t count : {4000U, 64'000U}) {
    const auto queries = queries_of(index, count, random);
    std::size_t found = 0;
    const double begin = cpu_seconds();
    index.for_each_match(queries, [&](std::size_t, HammingMatch) { ++found; });
    const double took = cpu_seconds() - begin;
    std::printf("%u at once: %.0f queries a CPU second (%zu found)\n", count, count / took, found);
  }
}

void print_index(std::size_t hashes) {
  std::mt19937_64 random(1);
  std::vector<PdqHash> all;
  all.reserve(hashes);
  for (std::size_t i = 0; i < hashes; ++i) all.push_back(random_hash(random));
  double begin = seconds();
  const HammingIndex index(std::move(all));
  const double making = seconds() - begin;
  const auto queries = queries_of(index, 4000, random);
  begin = cpu_seconds();
  std::size_t found = 0;
  for (const PdqHash& query : queries) found += index.matches(query).size();
  const double searching = cpu_seconds() - begin;
  print_many_at_once(index, random);
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
      "index of %zu hashes: %.1f s to make, %.0f MB at most, %.0f queries a CPU second one by one (%zu of %zu found); "
      "by force %.0f/s, "
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
  if (argc > 2 && argv[1] == std::string("pictures")) {
    vigie::bench::print_speed_of(std::span(argv, static_cast<std::size_t>(argc)).subspan(2));
    return 0;
  }
  vigie::bench::print_picture_speed();
  vigie::bench::print_transformations(static_cast<int>(argument(1, 300)), static_cast<int>(argument(4, 1500)));
  vigie::bench::print_index(static_cast<std::size_t>(argument(2, 10'000'000)));
  vigie::bench::print_texts(static_cast<std::size_t>(argument(3, 1'000'000)));
  return 0;
}
