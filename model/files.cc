#include "model/files.h"

#include <fstream>
#include <iterator>

#include "model/words.h"

namespace vigie {

Result<std::string> read_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file))
    return fail(Error::kUnreadable, tr("the file cannot be read"), file.string());
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

}  // namespace vigie
