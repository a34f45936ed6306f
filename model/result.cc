#include "model/result.h"

namespace vigie {

std::string to_string(const Error& error) { return error.where.empty() ? error.what : error.where + ": " + error.what; }

std::ostream& operator<<(std::ostream& out, const Error& error) { return out << to_string(error); }

}  // namespace vigie
