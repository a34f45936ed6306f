#include "testbed/templates.h"

#include <fstream>
#include <iterator>

namespace vigie::testbed {

Result<Templates> Templates::load(const std::filesystem::path& folder) {
  std::error_code unreadable;
  Templates templates;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, unreadable)) {
    if (entry.path().extension() != ".mustache") continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string name = entry.path().parent_path().filename() / entry.path().stem();
    templates.texts_.emplace(name, std::string(std::istreambuf_iterator<char>(stream), {}));
  }
  if (unreadable || templates.texts_.empty()) {
    return fail(Error::kUnreadable, "no page templates of the replica sites", folder.string());
  }
  return templates;
}

std::string Templates::render(const std::string& name, const kainjow::mustache::data& values) const {
  const auto text = texts_.find(name);
  return text == texts_.end() ? std::string() : kainjow::mustache::mustache(text->second).render(values);
}

}  // namespace vigie::testbed
