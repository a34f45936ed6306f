// Generic extraction of a large page is linear in it: twice the page, about twice the bytes copied. What is counted are
// bytes asked of the heap, so that no clock decides. The tree, which is not under test, is built before.
// Left out under sanitizers, whose heap checks what this one could not.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#include <cstdlib>
#include <new>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extractors/generic_pages.h"
#include "tests/extractors/normalise_support.h"

namespace {
std::size_t asked_of_heap = 0;
}

void* operator new(std::size_t size) {
  asked_of_heap += size;
  if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace vigie::extractors {
namespace {

std::string repeated(const std::string& part, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

std::string numbered(const std::string& before, const std::string& after, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += before + std::to_string(100'000 + i) + after;
  return all;
}

/// The same with words for numbers: 12 → "bc".
std::string lettered(const std::string& before, const std::string& after, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) {
    std::string word = std::to_string(100'000 + i);
    for (char& c : word) c = static_cast<char>(c - '0' + 'a');
    all += before + word + after;
  }
  return all;
}

/// A block as deep as pages are read, with words at its bottom.
std::string nested(const std::string& open, const std::string& words) {
  constexpr std::size_t kDepth = 380;
  return repeated(open, kDepth) + words + repeated("</div>", kDepth);
}

struct Shape {
  std::string name;
  std::string (*page)(std::size_t size);
};

std::size_t bytes_copied(const std::string& html) {
  const Page page = testing::page_of(testing::kAdUrl, html);
  const ParsedPage parsed(page);
  const std::size_t before = asked_of_heap;
  find_fields(parsed);
  generic_ad(parsed);
  generic_listing(parsed);
  return asked_of_heap - before;
}

class LargePage : public ::testing::TestWithParam<Shape> {};

TEST_P(LargePage, CostsNoMoreThanInProportion) {
  constexpr std::size_t kSize = 10'000;
  const std::size_t once = bytes_copied(GetParam().page(kSize));
  const std::size_t twice = bytes_copied(GetParam().page(2 * kSize));
  EXPECT_LT(static_cast<double>(twice), 2.5 * static_cast<double>(once));
}

TEST_P(LargePage, CopiesItsTextAFewTimesOnly) {
  constexpr std::size_t kMostCopies = 1'000;
  const std::string html = GetParam().page(20'000);
  EXPECT_LT(bytes_copied(html), kMostCopies * html.size()) << html.size();
}

const std::string kWords = repeated("Bonjour, je reçois au calme à Cergy. ", 10);

INSTANTIATE_TEST_SUITE_P(
    Shapes, LargePage,
    ::testing::Values(
        Shape{"nested blocks", [](std::size_t size) { return repeated(nested("<div>", kWords), size / 400); }},
        Shape{"nested blocks around one long text",
              [](std::size_t size) { return nested("<div>", repeated(kWords, size / 10)); }},
        Shape{"nested blocks that are called titles",
              [](std::size_t size) { return nested("<div class=title>", repeated(kWords, size / 10)); }},
        Shape{"nested blocks that are called prices",
              [](std::size_t size) { return nested("<div class=price>", repeated(kWords, size / 10)); }},
        Shape{"nested descriptions of microdata",
              [](std::size_t size) { return nested("<div itemprop=description>", repeated(kWords, size / 10)); }},
        Shape{"nested descriptions beside their labels",
              [](std::size_t size) { return nested("<b>Description</b><div>", repeated(kWords, size / 10)); }},
        Shape{"links in one block",
              [](std::size_t size) {
                return "<div>" + numbered("<a href=/annonce/x-", ".htm>Lina</a>", size) + "</div>";
              }},
        Shape{"links of as many shapes",
              [](std::size_t size) { return "<div>" + lettered("<a href=/", "/x>Lina</a>", size) + "</div>"; }},
        Shape{"links to one page",
              [](std::size_t size) { return "<div>" + repeated("<a href=/annonce/445566>Lina</a>", size) + "</div>"; }},
        Shape{"labels in one row",
              [](std::size_t size) { return "<div>" + repeated("<b>Ville :</b>", size) + "</div>"; }},
        Shape{"labels with values",
              [](std::size_t size) { return "<dl>" + numbered("<dt>Ville<dd>Cergy ", "", size) + "</dl>"; }},
        Shape{"phones", [](std::size_t size) { return numbered("<a href='tel:0639", "'>x</a>", size); }},
        Shape{"photos", [](std::size_t size) { return numbered("<img src=/p/", ".jpg>", size); }},
        Shape{"hidden by a long style",
              [](std::size_t size) {
                return "<div style='" + repeated("color:red;", size) + "'>" + repeated("<i>x</i>", size) + "</div>";
              }},
        Shape{"objects of JSON-LD",
              [](std::size_t size) {
                return "<script type='application/ld+json'>[" + repeated("{\"name\":\"Lina\",\"age\":27},", size) +
                       "{}]</script>";
              }},
        Shape{"scripts of a state",
              [](std::size_t size) { return repeated("<script>x={\"title\":\"Lina\",\"city\":{}}</script>", size); }}),
    [](const ::testing::TestParamInfo<Shape>& shape) {
      std::string name = shape.param.name;
      std::ranges::replace_if(
          name, [](char c) { return c == ' ' || c == '-'; }, '_');
      return name;
    });

std::size_t bytes_copied_for_places(const std::string& html) {
  const Page page = testing::page_of("https://www.exemple.example/", html);
  const ParsedPage parsed(page);
  const std::vector wanted = {DepartmentCode::parse("95").value()};
  const std::size_t before = asked_of_heap;
  place_links(parsed, wanted, testing::shipped_site("topannonces").departments, normaliser().gazetteer());
  return asked_of_heap - before;
}

TEST(LargePageOfPlaces, CostsNoMoreThanInProportion) {
  const auto copied = [](std::size_t links) {
    return bytes_copied_for_places("<div>" + numbered("<a href=/annonces/cergy/", ">Cergy</a>", links) + "</div>");
  };
  copied(0);  // what is made once
  const std::size_t none = copied(0);
  EXPECT_LT(static_cast<double>(copied(4'000) - none), 2.5 * static_cast<double>(copied(2'000) - none));
}

TEST(LargePageOfPlaces, LinksInsideEachOtherAreNotCopiedAtEachLevel) {
  const std::string html = "<svg>" + repeated("<a href=/95>", 380) + repeated(kWords, 1'000);
  bytes_copied_for_places("<svg>");  // what is made once
  const std::size_t none = bytes_copied_for_places("<svg>");
  EXPECT_LT(bytes_copied_for_places(html) - none, 20 * html.size());
}

}  // namespace
}  // namespace vigie::extractors

#endif
