// Sites that will not have us, in all their ways of saying so.
#include "tests/hostile/behaviour.h"

namespace vigie::crawler {
namespace {

using enum Outcome;

constexpr std::size_t kFarBeyondAnyLimit = 64u << 20;

Act robots(const std::string& bytes) { return at("/robots.txt", bytes); }
Act listing(const std::string& bytes) { return at("/l/", bytes); }

}  // namespace

std::vector<Behaviour> hostile_access() {
  using namespace std::chrono_literals;
  return {
      {"robots-forbids", kRobots, 0, robots(page("User-agent: *\nDisallow: /l/\n"))},
      {"robots-without-end", kRobots, 0,
       at("/robots.txt",
          [](Wire& wire, const Asked&) {
            wire.send("HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /l/\n");
            wire.send_again_and_again(std::string(10'000, '#') + "\n", kFarBeyondAnyLimit);
          })},
      {"robots-forbidden", kOk, 3, robots(answer("403 Forbidden", "", ""))},
      {"robots-broken", kRobots, 0, robots(answer("500 Oops", "", ""))},
      {"robots-never-answers", kNetwork, 0, at("/robots.txt", [](Wire& wire, const Asked&) { wire.wait(3500ms); })},
      {"robots-redirect-to-itself", kOk, 3, robots(redirect("/robots.txt"))},
      {"robots-redirect-to-file", kOk, 3, robots(redirect("file:///etc/passwd"))},
      {"robots-in-html", kOk, 3, robots(page("<html><body>Disallow: /</body></html>"))},
      {"robots-in-bytes-at-random", kOk, 3, robots(page(std::string("\0\xff\xfe:\r\n*:/\0$", 12)))},
      {"robots-of-10000-stars", kOk, 3, robots(page("User-agent: *\nDisallow: /" + std::string(10'000, '*') + "b$\n"))},
      {"robots-wants-a-day-between-pages", kRobots, 0, robots(page("User-agent: *\nCrawl-delay: 86400\n"))},
      {"too-many-requests", kBlocked, 0, listing(answer("429 Too Many Requests", "", ""))},
      {"retry-after-a-year", kBlocked, 0, listing(answer("429 Too Many Requests", "Retry-After: 31536000\r\n", ""))},
      {"retry-after-nonsense", kBlocked, 0, listing(answer("429 Too Many Requests", "Retry-After: -7 soon\r\n", ""))},
      {"forbidden", kBlocked, 0, listing(answer("403 Forbidden", "Content-Type: text/html\r\n", "<p>no"))},
      {"challenge-with-200", kBlocked, 0,
       listing(page("<title>Just a moment...</title><form id=challenge-form></form>"))},
      {"captcha", kBlocked, 0, listing(page("<title>Vérification</title><div class=g-recaptcha></div>"))},
      {"login", kLogin, 0, listing(page("<form><input name=u><input type=password></form>"))},
      {"login-by-status", kLogin, 0, listing(answer("401 Unauthorized", "WWW-Authenticate: Basic\r\n", ""))},
      {"age-wall-without-a-door", kConsent, 0, listing(page("<title>Réservé aux majeurs</title><p>+18"))},
      {"age-wall-that-leads-to-itself", kConsent, 0,
       [](Wire& wire, const Asked& asked) {
         if (asked.path() == "/robots.txt") return false;
         return wire.send(page("<p>Ce site est réservé aux adultes.</p><a href='/entree'>J'ai plus de 18 ans</a>"));
       }},
      {"not-from-here", kGeo, 0, listing(answer("451 Unavailable For Legal Reasons", "", "<p>"))},
      {"maintenance", kMaintenance, 0, listing(answer("503 Service Unavailable", "", "<p>"))},
      {"maintenance-with-200", kMaintenance, 0, listing(page("<title>Site en maintenance</title>"))},
      {"server-broken", kNetwork, 0, listing(answer("500 Oops", "", "<p>"))},
      {"listing-gone", kEmpty, 0, listing(answer("410 Gone", "", ""))},
      {"ads-gone", kOk, 3, at("/ad/", answer("410 Gone", "", ""))},
      {"ads-behind-a-login", kLogin, 3, at("/ad/", page("<form><input type=password></form>"))},
  };
}

}  // namespace vigie::crawler
