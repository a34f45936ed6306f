#include "testbed/access_trouble.h"

namespace vigie::testbed {

namespace {

struct Trouble {
  std::string_view site;
  unsigned day;       ///< of each month; 0: every one
  std::size_t every;  ///< how manieth request
  Response (*answer)();
};

Response too_many_requests() {
  return {.status = 429, .body = "<h1>Trop de requêtes</h1>\n", .headers = {{"Retry-After", "5"}}};
}

Response maintenance() {
  return {.body =
              "<!doctype html><html><head><title>Site en maintenance</title></head><body><h1>Nous revenons vite</h1>"
              "<p>Une mise à jour est en cours. Merci de votre patience.</p></body></html>\n"};
}

Response challenge() {
  return {.status = 403,
          .body =
              "<!DOCTYPE html><html lang=\"en-US\"><head><title>Just a moment...</title><meta name=\"robots\" "
              "content=\"noindex,nofollow\"></head><body><div id=\"challenge-running\"></div><form "
              "id=\"challenge-form\" action=\"/?__cf_chl_f_tk=x\" method=\"POST\"></form><noscript>Enable "
              "JavaScript and cookies to continue</noscript></body></html>\n",
          .headers = {{"cf-mitigated", "challenge"}}};
}

Response wrong_country() {
  return {.body =
              "<html><head><title>Accès refusé</title></head><body><h1>Accès refusé</h1><p>Ce site n'est pas "
              "accessible depuis votre pays.</p></body></html>\n"};
}

constexpr Trouble kTroubles[] = {{"jannonce", 0, 40, too_many_requests},
                                 {"topescortbabes", 15, 1, challenge},
                                 {"kommons", 20, 1, maintenance},
                                 {"wannonce", 25, 1, wrong_country}};

}  // namespace

std::optional<Response> access_trouble(std::string_view site, Date night, std::size_t request) {
  const std::chrono::year_month_day date(night);
  for (const Trouble& trouble : kTroubles) {
    const bool tonight = trouble.day == 0 || static_cast<unsigned>(date.day()) == trouble.day;
    if (trouble.site == site && tonight && request % trouble.every == 0) return trouble.answer();
  }
  return {};
}

}  // namespace vigie::testbed
