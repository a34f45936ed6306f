// Answers whose headers, lengths or encodings lie.
#include <atomic>

#include "tests/crawler/bombs.h"
#include "tests/crawler/tiny_site.h"
#include "tests/hostile/behaviour.h"

namespace vigie::crawler {
namespace {

using enum Outcome;

constexpr std::size_t kFarBeyondAnyLimit = 64u << 20;

std::string raw(const std::string& headers, const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + headers + "\r\n" + body;
}

std::string rows() { return "<ul>" + tiny_row("1") + tiny_row("2") + tiny_row("3") + "</ul>"; }

std::string encoded(const std::string& encoding, const std::string& body) {
  return answer("200 OK", "Content-Type: text/html\r\nContent-Encoding: " + encoding + "\r\n", body);
}

std::string gzip_times(int times) { return times == 1 ? "gzip" : gzip_times(times - 1) + ", gzip"; }

Act endless(const std::string& head, const std::string& part) {
  return at("/l/", [head, part](Wire& wire, const Asked&) {
    wire.send(head);
    wire.send_again_and_again(part, kFarBeyondAnyLimit);
  });
}

std::string many_headers(int count) {
  std::string headers;
  for (int i = 0; i < count; ++i) headers += "X-" + std::to_string(i) + ": " + std::string(90, 'x') + "\r\n";
  return headers;
}

std::string many_cookies(int first, int count) {
  std::string headers;
  for (int i = first; i < first + count; ++i) headers += "Set-Cookie: c" + std::to_string(i) + "=0123456789\r\n";
  return headers;
}

std::string with_cookies(std::string answer, int first, int count) {
  return answer.insert(answer.find("\r\n") + 2, many_cookies(first, count));
}

}  // namespace

std::vector<Behaviour> hostile_framing() {
  const std::string chunk = "1000\r\n" + std::string(4096, ' ') + "\r\n";
  return {
      {"length-too-long", kNetwork, 0, at("/l/", raw("Content-Length: 90000\r\n", rows()))},
      {"length-too-short", kEmpty, 0, at("/l/", raw("Content-Length: 9\r\n", rows()))},
      {"length-negative", kNetwork, 0, at("/l/", raw("Content-Length: -5\r\n", rows()))},
      {"length-of-300-mb", kLimit, 0, endless(raw("Content-Length: 300000000\r\n", ""), std::string(65536, ' '))},
      {"body-without-end", kLimit, 0, endless(raw("", ""), std::string(65536, ' '))},
      {"chunks-without-end", kLimit, 0, endless(raw("Transfer-Encoding: chunked\r\n", ""), chunk)},
      {"chunk-larger-than-anything", kNetwork, 0,
       at("/l/", raw("Transfer-Encoding: chunked\r\n", "ffffffffffffffffff\r\n" + rows()))},
      {"chunk-of-no-number", kNetwork, 0, at("/l/", raw("Transfer-Encoding: chunked\r\n", "many\r\n" + rows()))},
      {"chunks-cut-short", kNetwork, 0, at("/l/", raw("Transfer-Encoding: chunked\r\n", "400\r\n" + rows()))},
      {"length-and-chunks", kNetwork, 0,
       at("/l/", raw("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "400\r\n" + rows()))},
      {"gzip-bomb", kLimit, 0, at("/l/", encoded("gzip", gzip_bomb(400'000)))},
      {"brotli-bomb", kLimit, 0, at("/l/", encoded("br", brotli_bomb()))},
      {"gzip-of-nothing-of-the-kind", kNetwork, 0, at("/l/", encoded("gzip", rows()))},
      {"gzip-cut-short", kNetwork, 0, at("/l/", encoded("gzip", gzip_bomb(400).substr(0, 300)))},
      {"gzip-twenty-times", kNetwork, 0, at("/l/", encoded(gzip_times(20), gzip_bomb(4)))},
      {"encoding-unknown", kNetwork, 0, at("/l/", encoded("x-secret", rows()))},
      {"header-of-a-megabyte", kLimit, 0, at("/l/", raw("X-Long: " + std::string(1'000'000, 'x') + "\r\n", rows()))},
      {"headers-10000", kLimit, 0, at("/l/", raw(many_headers(10'000), rows()))},
      {"headers-without-end", kLimit, 0, endless("HTTP/1.1 200 OK\r\n", many_headers(100))},
      {"continue-without-end", kLimit, 0, endless("", "HTTP/1.1 100 Continue\r\n\r\n")},
      {"cookies-10000", kLimit, 0, at("/l/", raw(many_cookies(0, 10'000), rows()))},
      {"cookies-more-with-each-page", kOk, 3,
       [](Wire& wire, const Asked& asked) {
         static std::atomic<int> first = 0;
         return wire.send(with_cookies(well_behaved(asked), first += 1000, 1000));
       }},
      {"header-with-nul", kNetwork, 0, at("/l/", raw(std::string("X-Nul: a\0b\r\n", 12), rows()))},
      {"status-999", kNetwork, 0, at("/l/", answer("999 Request denied", "", rows()))},
      {"status-of-no-number", kNetwork, 0, at("/l/", answer("OK OK", "", rows()))},
      {"second-answer-behind-the-first", kOk, 3,
       at("/robots.txt", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" + page("<ul>" + tiny_row("666") + "</ul>"))},
  };
}

}  // namespace vigie::crawler
