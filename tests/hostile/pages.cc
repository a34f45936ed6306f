// Pages made to break or to fool whoever parses them.
#include "tests/crawler/tiny_site.h"
#include "tests/hostile/behaviour.h"

namespace vigie::crawler {
namespace {

using enum Outcome;

std::string rows() { return "<ul>" + tiny_row("1") + tiny_row("2") + tiny_row("3") + "</ul>"; }

Act first_page(const std::string& body, const std::string& type = "text/html; charset=utf-8") {
  return at("/l/95?page=1", answer("200 OK", "Content-Type: " + type + "\r\n", body));
}

std::string repeated(const std::string& part, int times) {
  std::string all;
  all.reserve(part.size() * static_cast<std::size_t>(times));
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

std::string utf16(const std::string& ascii) {
  std::string wide;
  for (const char c : ascii) (wide += c) += '\0';
  return wide;
}

}  // namespace

std::vector<Behaviour> hostile_pages() {
  const std::string nul(1, '\0');
  return {
      {"nul-bytes", kOk, 3, first_page("<!doctype html>" + repeated(nul, 5000) + "<p" + nul + ">" + rows() + nul)},
      {"invalid-utf8", kOk, 3, first_page("<p>\xff\xfe\xc3\x28\xf0\x9f</p>" + rows() + "\xe2\x82")},
      {"utf16-without-a-mark", kOk, 3, first_page(utf16("<!doctype html><html>" + rows()), "text/html")},
      {"utf16-that-is-none", kEmpty, 0, first_page("<html>" + rows(), "text/html; charset=utf-16le")},
      {"charset-that-lies", kOk, 3, first_page("<meta charset=utf-8><p>\xe9t\xe9 \xe0 \xc9vry</p>" + rows())},
      {"charset-of-no-name", kOk, 3, first_page(rows(), "text/html; charset=\x01\x02klingon")},
      {"divs-100000-behind-the-ads", kOk, 3, first_page(rows() + repeated("<div>", 100'000))},
      {"divs-100000-around-the-ads", kLimit, 0, first_page(repeated("<div>", 100'000) + rows())},
      {"attributes-1000000", kLimit, 0, first_page("<p " + repeated("a ", 1'000'000) + ">" + rows())},
      {"attribute-of-a-megabyte", kOk, 3, first_page("<p title='" + repeated("x", 1'000'000) + "'></p>" + rows())},
      {"formatting-never-closed", kLimit, 0, first_page(repeated("<b><i><p>", 50'000) + rows())},
      {"tables-in-tables", kLimit, 0, first_page(repeated("<table><tr><td>", 50'000) + rows())},
      {"links-in-links", kOk, 3, first_page(rows() + repeated("<a href=/x><p>", 3'000))},
      {"comment-never-closed", kEmpty, 0, first_page("<!--" + rows())},
      {"script-never-closed", kEmpty, 0, first_page("<script>" + rows())},
      {"entities-8-mb", kOk, 3, first_page(rows() + repeated("&amp;", 1'500'000))},
      {"text-8-mb", kOk, 3, first_page(rows() + repeated("x", 8'000'000))},
      {"tags-that-never-begin", kEmpty, 0, first_page(repeated("<", 8'000'000))},
      {"html-in-json", kEmpty, 0, first_page("{\"html\":\"" + rows() + "\"}", "application/json")},
      {"html-said-to-be-json", kOk, 3, first_page("<html>" + rows(), "application/json")},
      {"json-1000-deep", kEmpty, 0, first_page(repeated("[", 1000) + repeated("]", 1000), "application/json")},
      {"json-4000000-deep", kEmpty, 0, first_page(repeated("[", 4'000'000), "application/json")},
      {"picture-in-place-of-a-page", kEmpty, 0, first_page("\x89PNG\r\n\x1a\n" + repeated(nul, 4000), "image/png")},
      {"nothing-at-all", kEmpty, 0, first_page("")},
      {"base-at-another-host", kOk, 3, first_page("<base href='http://other.example/'>" + rows())},
      {"links-to-everything-but-pages", kOk, 1,
       first_page("<ul><li class=ad><a href='javascript:alert(1)'>a</a></li><li class=ad><a href='file:///ad/8'>b</a>"
                  "</li><li class=ad><a href='http://169.254.169.254/ad/9'>c</a></li></ul>")},
      {"ads-of-nested-divs", kLimit, 3, at("/ad/", page(repeated("<div>", 100'000) + "<h1>Annonce</h1>"))},
  };
}

}  // namespace vigie::crawler
