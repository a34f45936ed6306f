// A selector in the first line, a page after it. Either may be nonsense; what is selected are elements of the page,
// what a node says is valid UTF-8, and select() agrees with matches().
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "fuzz/utf8.h"

#include "extractors/dom.h"
#include "extractors/selector.h"

namespace {

using vigie::extractors::Dom;
using vigie::extractors::Node;
using vigie::extractors::Selector;

constexpr std::string_view kPage =
    "<!DOCTYPE html><ul id=u class='x y'><li class=x>1<li lang=fr-FR>2<li><a href='http://a' title=''>3</a></ul>"
    "<table><tr><td>4<p>5</table><svg viewBox='0 0 1 1'><a xlink:href=b /></svg><h1></h1><h2> </h2>";

/// Only without :scope, which means the document for the one and the element for the other.
void check(const Selector& selector, const Dom& dom) {
  const bool has_scope = selector.css().find_first_of(":\\") != std::string::npos;
  for (const Node node : dom.select(selector)) {
    if (!node.is_element() || (!has_scope && !selector.matches(node))) std::abort();
    if (!is_valid_utf8(node.tag()) || !is_valid_utf8(node.text()) || !is_valid_utf8(node.html())) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = std::min(input.find('\n'), input.size());
  const Dom dom = Dom::parse(std::string(input.substr(std::min(line + 1, input.size()))), {.max_depth = 40});
  if (!is_valid_utf8(dom.document().text()) || !is_valid_utf8(dom.document().html())) std::abort();
  const auto selector = Selector::compile(input.substr(0, line));
  if (!selector) return selector.error().what.empty() || selector.error().where.empty() ? std::abort(), 0 : 0;
  check(*selector, dom);
  check(*selector, Dom::parse(std::string(kPage)));
  return 0;
}
