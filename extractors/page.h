// What came over the wire, before anything is read from it.
#pragma once

#include <string>

#include "model/date.h"

namespace vigie::extractors {

struct Page {
  std::string url;  ///< the final address, after redirects
  Instant fetched;
  int status = 200;          ///< HTTP
  std::string content_type;  ///< the header as sent, may be empty
  std::string body;          ///< bytes, content encoding undone, charset not
};

}  // namespace vigie::extractors
