#include "dedup/signatures/pdq.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "dedup/signatures/picture/decode.h"
#include "model/files.h"
#include "testbed/drawn_picture.h"

namespace vigie::dedup {
namespace {

std::filesystem::path vectors() {
  const char* shared = std::getenv("VIGIE_SHARED");
  const std::filesystem::path root = shared != nullptr ? shared : std::string(VIGIE_SOURCE_DIR) + "/../shared";
  return root / "vectors" / "pdq";
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  return cells;
}

Luminance luminance_of(const std::filesystem::path& file) {
  return decode_picture(read_file(file).value()).value().luminance;
}

Luminance drawn(std::uint64_t seed, int width, int height) {
  return decode_picture(testbed::to_jpeg(testbed::drawn_picture(seed, width, height), 95)).value().luminance;
}

// Width and height change places, as in rotation by 90°: (x, y) → (height − 1 − y, x).
Luminance rotated(const Luminance& picture) {
  Luminance turned{.width = picture.height, .height = picture.width, .values = {}};
  for (int y = 0; y < turned.height; ++y) {
    for (int x = 0; x < turned.width; ++x) {
      turned.values.push_back(picture.values[static_cast<std::size_t>((picture.height - 1 - x) * picture.width + y)]);
    }
  }
  return turned;
}

Luminance mirrored(Luminance picture) {
  for (int y = 0; y < picture.height; ++y) {
    const auto row = picture.values.begin() + y * picture.width;
    std::reverse(row, row + picture.width);
  }
  return picture;
}

// vectors/pdq: hashes.csv, as the reference implementation prints them.
TEST(Pdq, AgreesWithTheReferenceToTheBit) {
  std::ifstream table(vectors() / "hashes.csv");
  if (!table) GTEST_SKIP() << "no vectors in " << vectors();
  std::string line;
  std::getline(table, line);
  int pictures = 0;
  for (; std::getline(table, line); ++pictures) {
    const auto cells = cells_of(line);
    const PdqSignature signature = pdq(luminance_of(vectors() / cells[2]));
    EXPECT_EQ(to_hex(signature.hash), cells[0]) << cells[2];
    EXPECT_EQ(signature.quality, std::stoi(cells[1])) << cells[2];
  }
  EXPECT_EQ(pictures, 12);
}

// vectors/pdq: dihedral-square-512x512.txt
TEST(Pdq, EightHashesAgreeWithTheReferenceToTheBit) {
  std::ifstream table(vectors() / "dihedral-square-512x512.txt");
  if (!table) GTEST_SKIP() << "no vectors in " << vectors();
  const PdqDihedral made = pdq_dihedral(luminance_of(vectors() / "square-512x512.jpg"));
  for (const PdqHash& hash : made.hashes) {
    std::string line;
    ASSERT_TRUE(std::getline(table, line));
    EXPECT_EQ(to_hex(hash), cells_of(line)[0]);
  }
}

// Computed from the paper's definition with doubles, by tests/dedup/pdq_by_definition.py.
TEST(Pdq, AgreesWithTheDefinitionOnDrawnWaves) {
  Luminance waves{.width = 96, .height = 80, .values = {}};
  for (int y = 0; y < 80; ++y) {
    for (int x = 0; x < 96; ++x) waves.values.push_back(static_cast<float>((x * x + 3 * x * y + 7 * y * y) % 251));
  }
  const PdqSignature signature = pdq(waves);
  EXPECT_LE(hamming_distance(signature.hash,
                             pdq_from_hex("55bdbc6a2721f080d8e57f8c3cc9c68887348ab56e3f18f5b284f8927d517e82").value()),
            2);
  EXPECT_EQ(signature.quality, 100);
}

TEST(Pdq, EightHashesAreThoseOfTheTurnedAndMirroredPicture) {
  const Luminance picture = drawn(7, 320, 240);
  const PdqDihedral made = pdq_dihedral(picture);
  Luminance turned = picture;
  for (const std::size_t turn : {0, 3, 2, 1}) {
    EXPECT_LE(hamming_distance(made.hashes[turn], pdq(turned).hash), kPdqMatchDistance) << turn;
    turned = rotated(turned);
  }
  EXPECT_LE(hamming_distance(made.hashes[5], pdq(mirrored(picture)).hash), kPdqMatchDistance);
}

TEST(Pdq, EightHashesToldFromOneAreNearThoseOfThePicture) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const PdqDihedral made = pdq_dihedral(drawn(seed, 320, 240));
    const DihedralHashes told = dihedral_from(made.hashes[0]);
    EXPECT_EQ(told[0], made.hashes[0]);
    for (std::size_t i = 1; i < told.size(); ++i) EXPECT_LE(hamming_distance(told[i], made.hashes[i]), 24) << i;
  }
}

TEST(Pdq, OtherSizesAndEncodingsMatch_OtherPicturesDoNot) {
  const PdqHash original = pdq(drawn(1, 800, 600)).hash;
  EXPECT_LE(hamming_distance(original, pdq(drawn(1, 400, 300)).hash), kPdqMatchDistance);
  EXPECT_LE(hamming_distance(original, pdq(drawn(1, 200, 150)).hash), kPdqMatchDistance);
  for (std::uint64_t other = 2; other < 40; ++other) {
    EXPECT_GT(hamming_distance(original, pdq(drawn(other, 200, 150)).hash), 60) << other;
  }
}

TEST(Pdq, AFlatPictureHasNoQuality) {
  const Luminance grey{.width = 100, .height = 100, .values = std::vector<float>(10'000, 128)};
  EXPECT_EQ(pdq(grey).quality, 0);
}

TEST(Pdq, APictureBelowTheLeastSideHasTheHashNought) {
  const Luminance dot{.width = 4, .height = 90, .values = std::vector<float>(360, 1)};
  EXPECT_EQ(pdq(dot).hash, PdqHash{});
  EXPECT_EQ(pdq(dot).quality, 0);
}

TEST(Pdq, HexDigitsReadBackAndNothingElseDoes) {
  const PdqHash hash = {0x0123456789abcdefU, 1, 2, 0xfedcba9876543210U};
  EXPECT_EQ(pdq_from_hex(to_hex(hash)), hash);
  EXPECT_EQ(pdq_from_hex(to_hex(hash).substr(1)), std::nullopt);
  EXPECT_EQ(pdq_from_hex(std::string(63, '0') + "g"), std::nullopt);
  EXPECT_EQ(pdq_from_hex(std::string(64, '-')), std::nullopt);
}

}  // namespace
}  // namespace vigie::dedup
