// How sites are reached: the public network, or a testbed on loopback.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "crawler/http_limits.h"
#include "model/result.h"

namespace vigie::crawler {

struct HttpSettings;

/// The one way to loopback: every host is reached at this address, and its certificate is checked against this CA.
struct Loopback {
  std::string address;       ///< "127.0.0.1:8443"
  std::filesystem::path ca;  ///< PEM
};

struct Network {
  std::optional<Loopback> loopback;
  std::string user_agent;
  HttpLimits limits = {};
};

/// @return Error::kBadInput where the address of loopback is none
Result<HttpSettings> http_settings(const Network& network);

}  // namespace vigie::crawler
