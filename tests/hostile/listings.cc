// Listings that have no end, or pretend to have one more page.
#include <atomic>

#include "tests/crawler/tiny_site.h"
#include "tests/hostile/behaviour.h"

namespace vigie::crawler {
namespace {

using enum Outcome;

std::string list(const std::string& rows, const std::string& next = "") {
  return page("<ul>" + rows + "</ul>" + (next.empty() ? "" : "<a rel=next href='" + next + "'>suite</a>"));
}

std::string row(const std::string& link) { return "<li class=ad><a href='" + link + "'>Annonce</a></li>"; }

/// An ad a page, without end.
std::string infinite(const Asked& asked) {
  const auto number = asked.path().substr(std::string("/l/95?page=").size());
  return tiny_listing({number});
}

std::string new_session() {
  static std::atomic<int> last = 100'000'000;
  return "0123456789abcdef" + std::to_string(++last);
}

}  // namespace

std::vector<Behaviour> hostile_listings() {
  const auto answers = [](auto make) {
    return at("/l/", [make](Wire& wire, const Asked& asked) { wire.send(make(asked)); });
  };
  std::string many_rows;
  for (int i = 1; i <= 5'000; ++i) many_rows += row("/ad/" + std::to_string(i));
  return {
      {"listing-without-end", kLimit, 5, answers(infinite)},
      {"listing-that-repeats-its-last-page", kOk, 3, answers([](const Asked&) {
         return tiny_listing({"1", "2", "3"});
       })},
      {"calendar-without-end", kLimit, 5, answers([](const Asked&) {
         static std::atomic<int> day = 0;
         const std::string next = std::to_string(++day);
         return list(row("/ad/" + next), "/l/95?page=1&jour=" + next);
       })},
      {"parameters-in-any-order", kOk, 2, answers([](const Asked& asked) {
         const bool first = asked.path() == "/l/95?page=1";
         return list(row(first ? "/ad/1" : "/ad/2"), first ? "/l/95?b=2&a=1" : "/l/95?a=1&b=2");
       })},
      {"session-in-each-address", kOk, 3, answers([](const Asked&) {
         std::string rows;
         for (const char* id : {"1", "2", "3"}) rows += row(std::string("/ad/") + id + "?PHPSESSID=" + new_session());
         return list(rows, "/l/95?page=1&PHPSESSID=" + new_session());
       })},
      {"one-ad-under-1000-addresses", kOk, 1,
       at("/l/95?page=1",
          [](Wire& wire, const Asked&) {
            std::string rows;
            for (int i = 0; i < 1000; ++i) rows += row("/ad/1?position=" + std::to_string(i));
            wire.send(list(rows));
          })},
      {"ads-5000-on-a-page", kLimit, 5'000, at("/l/95?page=1", list(many_rows))},
  };
}

}  // namespace vigie::crawler
