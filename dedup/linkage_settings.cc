#include "dedup/linkage_settings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <variant>
#include <vector>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "dedup/linkage/fields.h"
#include "dedup/networks/traces.h"
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
}

std::vector<Setting> settings_of(LinkageSettings& s) {
  std::vector<Setting> all{
      {"profiles.other_ads", &s.other_ads, 1, 1e6},
      {"profiles.years", &s.profile_years, 1, 40},
      {"persons.never_years", &s.never_years, 1, 85},
      {"persons.dependence", &s.dependence, 0.1, 1},
      {"persons.dilution_bits", &s.dilution_bits, 0.1, 20},
      {"networks.strangers_contact", &s.network.strangers_contact, 0.001, 1},
      {"networks.usual_route", &s.network.usual_route, 0.001, 1},
      {"networks.popular_contact_persons", &s.network.popular_contact_persons, 2, 1e6},
  };
  add_value(all, "phone", s.phone);
  add_value(all, "handle", s.handle);
  add_value(all, "email", s.email);
  add_value(all, "text", s.text);
  add_value(all, "photo", s.photo);
  return all;
}

constexpr std::array<const char*, 9> kFieldNames = {"name",   "age",           "place",       "tariffs",     "height",
                                                    "weight", "text_likeness", "other_phone", "other_photos"};
constexpr std::array<const char*, 8> kTraceNames = {"hand_contact",      "hand_photos",       "hand_text",
                                                    "hand_tour",         "hand_tariffs",      "hand_place",
                                                    "hand_text_company", "hand_photo_company"};

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

Result<std::vector<double>> read_chances(const toml::table& table, const std::string& key, std::size_t levels,
                                         const std::filesystem::path& file) {
  const auto bad = [&](const toml::source_region& source) {
    return fail(Error::kBadInput,
                fmt::format(fmt::runtime(tr("“{}” should be {} chances above 0 that add up to 1")), key, levels),
                place(file, source));
  };
  const auto node = table.at_path(key);
  const toml::array* const array = node.as_array();
  if (array == nullptr || array->size() != levels) return bad(node ? node.node()->source() : table.source());
  std::vector<double> chances;
  double sum = 0;
  for (const toml::node& element : *array) sum += chances.emplace_back(element.value<double>().value_or(-1));
  const bool above = std::ranges::all_of(chances, [](double chance) { return chance > 0; });
  if (!above || std::abs(sum - 1) > 1e-6) return bad(array->source());
  return chances;
}

Result<void> read_field(const toml::table& table, const std::string& name, std::size_t levels, FieldSettings& field,
                        const std::filesystem::path& file) {
  auto kept = read_chances(table, name + ".kept", levels, file);
  if (!kept) return tl::unexpected(kept.error());
  auto by_chance = read_chances(table, name + ".by_chance", levels, file);
  if (!by_chance) return tl::unexpected(by_chance.error());
  field = {*std::move(kept), *std::move(by_chance)};
  return {};
}

Result<void> refuse_unknown(const toml::table& table, const std::vector<Setting>& known,
                            const std::filesystem::path& file) {
  const auto is_known = [&](const std::string& key) {
    const auto is_of = [&](const std::string& name) { return key == name + ".kept" || key == name + ".by_chance"; };
    return std::ranges::any_of(kFieldNames, is_of) || std::ranges::any_of(kTraceNames, is_of) ||
           std::any_of(known.begin(), known.end(), [&](const Setting& s) { return s.key == key; });
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
  for (std::size_t i = 0; i < kFieldNames.size(); ++i) {
    const auto read = read_field(table, kFieldNames[i], kLevelsOf[i], settings.fields[i], file);
    if (!read) return tl::unexpected(read.error());
  }
  for (std::size_t i = 0; i < kTraceNames.size(); ++i) {
    const auto read = read_field(table, kTraceNames[i], kTraceLevelsOf[i], settings.network.traces[i], file);
    if (!read) return tl::unexpected(read.error());
  }
  if (const auto known = refuse_unknown(table, all, file); !known) return tl::unexpected(known.error());
  return settings;
}

}  // namespace

std::vector<double> numbers_of(const LinkageSettings& settings) {
  std::vector<double> numbers;
  LinkageSettings same = settings;
  for (const Setting& setting : settings_of(same)) {
    std::visit([&](const auto* number) { numbers.push_back(static_cast<double>(*number)); }, setting.target);
  }
  const auto add = [&](const auto& fields) {
    for (const FieldSettings& field : fields) {
      numbers.insert(numbers.end(), field.kept.begin(), field.kept.end());
      numbers.insert(numbers.end(), field.by_chance.begin(), field.by_chance.end());
    }
  };
  add(settings.fields);
  add(settings.network.traces);
  return numbers;
}

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
