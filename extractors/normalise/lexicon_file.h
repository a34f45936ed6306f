// Reading the TOML files of config/ that hold words and weights: errors with file and line.
#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

#include "model/result.h"

namespace vigie::extractors {

/// @return Error::kUnreadable, Error::kBadInput with file:line
Result<toml::table> read_toml(const std::filesystem::path& file);

/// The error of a node that is not what it should be; its file and line from the node itself.
tl::unexpected<Error> toml_error(const toml::node& node, std::string what);

/// A list of texts under a key; empty where the key is absent. @return Error::kBadInput
Result<std::vector<std::string>> texts_of(const toml::table& table, std::string_view key);

using WordSet = std::set<std::string, std::less<>>;
/// Such a list, folded.
Result<WordSet> word_set_of(const toml::table& table, std::string_view key);

}  // namespace vigie::extractors
