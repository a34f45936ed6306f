// What goes wrong before there is an answer, or in the time it takes.
#include "tests/hostile/behaviour.h"

namespace vigie::crawler {
namespace {

using namespace std::chrono_literals;
using enum Outcome;

constexpr auto kAnswers = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n";

}  // namespace

std::vector<Behaviour> hostile_connections() {
  return {
      {"closes-at-once", kNetwork, 0, at("/l/", [](Wire&, const Asked&) {})},
      {"resets-at-once", kNetwork, 0, at("/l/", [](Wire& wire, const Asked&) { wire.reset(); })},
      {"never-answers", kNetwork, 0, at("/l/", [](Wire& wire, const Asked&) { wire.wait(3500ms); })},
      {"a-byte-of-headers-at-a-time", kNetwork, 0,
       at("/l/", [](Wire& wire, const Asked&) { wire.drip(kAnswers, 60ms); })},
      {"a-byte-of-body-at-a-time", kNetwork, 0,
       at("/l/",
          [](Wire& wire, const Asked&) {
            wire.send(kAnswers);
            wire.drip(std::string(60, 'x'), 60ms);
          })},
      {"resets-in-mid-body", kNetwork, 0,
       at("/l/",
          [](Wire& wire, const Asked&) {
            wire.send(kAnswers + std::string("<ul><li class=ad>"));
            wire.reset();
          })},
      {"says-another-protocol", kNetwork, 0, at("/l/", std::string("SSH-2.0-OpenSSH_9.2p1\r\n"))},
      {"answers-in-bytes-at-random", kNetwork, 0, at("/l/", std::string("\x00\xff\x13\x37\r\n\r\n\x01\x02", 10))},
      {"answers-without-headers", kNetwork, 0, at("/l/", std::string("<ul><li class=ad>HTTP/0.9</li></ul>"))},
      {"ads-reset-in-mid-body", kNetwork, 3,
       at("/ad/",
          [](Wire& wire, const Asked&) {
            wire.send(kAnswers + std::string("<h1>Annonce"));
            wire.reset();
          })},
      {"tls-expired", kNetwork, 0, {}, Tls::kExpired},
      {"tls-other-host", kNetwork, 0, {}, Tls::kOtherHost},
      {"tls-unknown-authority", kNetwork, 0, {}, Tls::kUnknownAuthority},
      {"tls-garbage", kNetwork, 0, {}, Tls::kGarbage},
      {"tls-closes", kNetwork, 0, {}, Tls::kCloses},
  };
}

}  // namespace vigie::crawler
