#include "dedup/linkage_settings.h"

#include <array>
#include <cmath>
#include <fstream>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "model/words.h"

namespace vigie::dedup {
namespace {

struct Setting {
  std::string key;  // "phone.kept"
  std::variant<double*, int*> target;
  double least, most;
};

void add_value(std::vector<Setting>& all, const std::string& name, ValueSettings& value) {
  all.push_back({name + ".kept", &value.kept, 0.001, 0.999});
  all.push_back({name + ".strangers", &value.strangers, 0.001, 1});
  all.push_back({name + ".tie_bits", &value.tie_bits, 0.001, 100});
}

std::vector<Setting> settings_of(LinkageSettings& s) {
  std::vector<Setting> all{
      {"name.kept", &s.name.kept, 0.001, 0.999},
      {"name.other_ads", &s.name.other_ads, 1, 1e6},
      {"age.near_years", &s.age.near_years, 0, 20},
      {"age.near_kept", &s.age.near_kept, 0.001, 0.999},
      {"age.near_by_chance", &s.age.near_by_chance, 0.001, 0.999},
      {"age.other_years", &s.age.other_years, 1, 40},
      {"age.other_kept", &s.age.other_kept, 0.001, 0.999},
      {"age.other_by_chance", &s.age.other_by_chance, 0.001, 0.999},
      {"age.never_years", &s.age.never_years, 1, 85},
      {"persons.dilution_bits", &s.dilution_bits, 0.1, 20},
      {"networks.resolution", &s.network.resolution, 1e-6, 10},
      {"networks.popular_persons", &s.network.popular_persons, 2, 1e6},
      {"networks.iterations", &s.network.iterations, 1, 1000},
      {"networks.seed", &s.network.seed, 0, 1e9},
  };
  add_value(all, "phone", s.phone);
  add_value(all, "handle", s.handle);
  add_value(all, "email", s.email);
  add_value(all, "text", s.text);
  add_value(all, "photo", s.photo);
  return all;
}

std::string place(const std::filesystem::path& file, const toml::source_region& source) {
  return fmt::format("{}:{}", file.string(), source.begin.line);
}

Result<void> read_setting(const toml::table& table, const Setting& setting, const std::filesystem::path& file) {
  const auto node = table.at_path(setting.key);
  if (!node) {
    return fail(Error::kBadInput, fmt::format(fmt::runtime(tr("the key “{}” is missing")), setting.key),
                place(file, table.source()));
  }
  const auto number = node.value<double>();
  const bool whole = std::holds_alternative<int*>(setting.target);
  if (!number || !(*number >= setting.least && *number <= setting.most) || (whole && std::floor(*number) != *number)) {
    return fail(Error::kBadInput,
                fmt::format(fmt::runtime(whole ? tr("“{}” should be a whole number from {} to {}")
                                               : tr("“{}” should be a number from {} to {}")),
                            setting.key, setting.least, setting.most),
                place(file, node.node()->source()));
  }
  if (whole)
    *std::get<int*>(setting.target) = static_cast<int>(*number);
  else
    *std::get<double*>(setting.target) = *number;
  return {};
}

Result<void> refuse_unknown(const toml::table& table, const std::vector<Setting>& known,
                            const std::filesystem::path& file) {
  const auto is_known = [&](const std::string& key) {
    return std::any_of(known.begin(), known.end(), [&](const Setting& s) { return s.key == key; });
  };
  for (const auto& [section, node] : table) {
    const toml::table* const keys = node.as_table();
    const auto unknown = [&](const std::string& key, const toml::node& at) {
      return fail(Error::kBadInput, fmt::format(fmt::runtime(tr("nothing reads the key “{}”")), key),
                  place(file, at.source()));
    };
    if (keys == nullptr) return unknown(std::string(section.str()), node);
    for (const auto& [key, value] : *keys) {
      const std::string full = fmt::format("{}.{}", section.str(), key.str());
      if (!is_known(full)) return unknown(full, value);
    }
  }
  return {};
}

Result<LinkageSettings> settings_from(const toml::table& table, const std::filesystem::path& file) {
  LinkageSettings settings;
  const auto all = settings_of(settings);
  for (const Setting& setting : all) {
    if (const auto read = read_setting(table, setting, file); !read) return tl::unexpected(read.error());
  }
  if (const auto known = refuse_unknown(table, all, file); !known) return tl::unexpected(known.error());
  return settings;
}

}  // namespace

Result<LinkageSettings> load_linkage_settings(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) return fail(Error::kUnreadable, tr("the settings of linking cannot be read"), file.string());
  try {
    return settings_from(toml::parse(in, file.string()), file);
  } catch (const toml::parse_error& error) {
    return fail(Error::kBadInput, std::string(error.description()), place(file, error.source()));
  }
}

}  // namespace vigie::dedup
