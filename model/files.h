// Files of the user's and of the program's own data, read whole.
#pragma once

#include <filesystem>
#include <string>

#include "model/result.h"

namespace vigie {

/// The bytes of a file. @return Error::kUnreadable with its name: it is not there, a folder, or may not be read
Result<std::string> read_file(const std::filesystem::path& file);

}  // namespace vigie
