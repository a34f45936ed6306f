// What a function gives when it can fail: its value, or an Error that a person can act on.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace vigie {

struct Error {
  enum Code {
    kBadInput,         ///< a value given by a person or a file is not what it should be
    kNotFound,         ///< nothing of that name
    kUnreadable,       ///< a file or folder cannot be read or written
    kBadDefinition,    ///< a site definition has an error; `where` is file:line
    kDatabase,         ///< the database cannot be opened, is newer than this program, or refuses a write
    kWrongKey,         ///< the key does not open this database
    kNetwork,          ///< no answer from a server
    kTooFewOccasions,  ///< an estimate needs at least two nights
    kNoneSeenTwice,    ///< an estimate needs someone seen on two nights
    kNotEstimable,     ///< no model of the kind asked for has a finite and single estimate
    kInternal,         ///< a defect of this program
  };

  Code code = kInternal;
  std::string what;   ///< a sentence in the user's language: what is wrong and what to do
  std::string where;  ///< file, line, key, address or option; empty where there is none
};

/// "where: what", as it is shown to a person.
std::string to_string(const Error& error);
std::ostream& operator<<(std::ostream& out, const Error& error);

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error::Code code, std::string what, std::string where = {}) {
  return tl::unexpected<Error>(Error{code, std::move(what), std::move(where)});
}

}  // namespace vigie
