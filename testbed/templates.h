// The pages of the replicas as Mustache templates: testbed/replicas/<site>/<name>.mustache.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include <kainjow/mustache.hpp>

#include "model/result.h"

namespace vigie::testbed {

/// Immutable once loaded.
class Templates {
 public:
  /// @param folder  testbed/replicas. @return Error::kUnreadable
  static Result<Templates> load(const std::filesystem::path& folder);

  /// @param name  "wannonce/listing"
  /// @return the page; empty where there is no such template
  std::string render(const std::string& name, const kainjow::mustache::data& values) const;

 private:
  std::map<std::string, std::string> texts_;
};

}  // namespace vigie::testbed
