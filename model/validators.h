// What a server says of a page so that it can be asked whether the page changed. RFC 9110, 8.8 and 13.1.
#pragma once

#include <string>

namespace vigie {

struct Validators {
  std::string etag, last_modified;  ///< as sent; empty where the server sends none
  friend bool operator==(const Validators&, const Validators&) = default;
};

}  // namespace vigie
