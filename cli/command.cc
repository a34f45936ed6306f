#include "cli/command.h"

#include <iostream>

namespace vigie::cli {

int report_error(const Error& error) {
  std::cerr << "vigie: " << error << '\n';
  switch (error.code) {
    case Error::kBadInput:
    case Error::kNotFound:
    case Error::kUnreadable:
    case Error::kBadDefinition:
    case Error::kWrongKey:
      return kBadUsage;
    default:
      return kNothingDone;
  }
}

}  // namespace vigie::cli
