#include "extractors/definition.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <re2/re2.h>

#include "extractors/definition_departments.h"
#include "extractors/definition_places.h"
#include "extractors/definition_source.h"
#include "extractors/url.h"
#include "model/words.h"

namespace vigie::extractors {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 15> kTopKeys = {"id",          "name",     "kind",     "base",   "family",
                                                       "verified",    "evidence", "known_by", "ad_url", "access",
                                                       "departments", "listing",  "ad",       "marks",  "category"};
constexpr std::array<std::string_view, 8> kAccessKeys = {"delay",  "cookies",     "max_pages",   "max_requests",
                                                         "import", "other_bases", "legal_basis", "render"};
constexpr std::array<std::string_view, 3> kLegalBasisKeys = {"who", "when", "ground"};
constexpr std::array<std::string_view, 11> kAdFields = {"title",  "text",   "name",   "age",   "price",   "place",
                                                        "phones", "photos", "posted", "ad_id", "category"};
/// An ad's page may also show its phones as pictures.
constexpr std::string_view kPhonePictures = "phones_image";
constexpr std::array<std::string_view, 6> kMarkKeys = {"gone", "blocked", "login", "consent", "geo", "maintenance"};
constexpr std::array<std::string_view, 4> kVerifications = {"verified", "evidence", "family", "address"};
constexpr std::array<std::string_view, 5> kKinds = {"classified", "escort", "dating", "libertine", "forum"};

Names names(const auto& array) { return {array.data(), array.size()}; }

std::vector<std::string_view> with(Names fields, std::initializer_list<std::string_view> more) {
  std::vector<std::string_view> all(fields.begin(), fields.end());
  all.insert(all.end(), more);
  return all;
}

struct Fields {
  std::map<std::string, FieldRule> rules;
  std::set<std::string> never;
};

Fields read_fields(const Section& section, Names known) {
  Fields fields;
  for (const std::string_view name : known) {
    if (section.is_never(name))
      fields.never.emplace(name);
    else if (section.find(name))
      fields.rules.emplace(name, section.field(name));
  }
  return fields;
}

std::string without_last_slash(std::string address) {
  while (address.ends_with('/')) address.pop_back();
  return address;
}

std::vector<std::string> read_other_bases(const Section& access) {
  std::vector<std::string> bases;
  if (!access.find("other_bases")) return bases;
  const auto* list = access.find("other_bases")->as_array();
  if (!list) access.complain("other_bases", tr("`other_bases` should be a list: [\"https://www.exemple.example\", …]"));
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    bases.push_back(without_last_slash((*list)[i].value_or(std::string())));
    if (auto problem = problem_of_address(bases.back()))
      access.complaints().add((*list)[i], fmt::format("`other_bases`: {}", *problem));
  }
  return bases;
}

std::string read_import(const Section& access) {
  const auto why = access.text("import");
  if (why && why->empty())
    access.complain("import", tr("`import` says in words why the site is not polled: import = \"login\""));
  return why.value_or("");
}

std::optional<Date> read_day(const Section& section, std::string_view key, std::string what_it_is) {
  const auto* node = section.find(key);
  if (!node) return std::nullopt;
  if (const auto day = node->value_exact<toml::date>()) {
    return Date(std::chrono::year(day->year) / std::chrono::month(day->month) / std::chrono::day(day->day));
  }
  section.complain(key, std::move(what_it_is));
  return std::nullopt;
}

/// All three or none; a family cannot decide for its sites.
std::optional<LegalBasis> read_legal_basis(const Section& access) {
  if (access.family().find("legal_basis"))
    access.family().complain("legal_basis", tr("`legal_basis` is decided for one site: it cannot stand in a family"));
  if (!access.own().find("legal_basis")) return std::nullopt;
  const Section section = access.own().section("legal_basis");
  section.allow_only(names(kLegalBasisKeys));
  section.require("who", "who = \"Jeanne Exemple, déléguée départementale\"");
  section.require("when", "when = 2026-11-20");
  section.require("ground", "ground = \"autorisation du site du 3 novembre 2026\"");
  const LegalBasis basis{
      section.text("who").value_or(""),
      read_day(section, "when", tr("`when` is a day without quotes: when = 2026-11-20")).value_or(Date()),
      section.text("ground").value_or("")};
  for (const std::string_view key : {"who", "ground"}) {
    if (section.text(key) == "") section.complain(key, tr("who decided, and on what ground, is said in words"));
  }
  return basis;
}

Access read_access(const Section& section) {
  section.allow_only(names(kAccessKeys));
  Access access;
  access.import_only = read_import(section);
  if (const auto seconds = section.number("delay")) {
    if (*seconds < 1 || *seconds > 3600)
      section.complain("delay", tr("`delay` is in seconds, from 1 to 3600"));
    else
      access.delay = std::chrono::milliseconds(static_cast<long>(*seconds * 1000));
  }
  if (const auto pages = section.number("max_pages")) {
    if (*pages < 1 || *pages > 10000)
      section.complain("max_pages", tr("`max_pages` is a number from 1 to 10000"));
    else
      access.max_pages = static_cast<int>(*pages);
  }
  if (const auto requests = section.number("max_requests")) {
    if (*requests < 1 || *requests > 100'000)
      section.complain("max_requests", tr("`max_requests` is a number from 1 to 100000"));
    else
      access.max_requests = static_cast<int>(*requests);
  }
  const auto* cookies = section.find("cookies") ? section.find("cookies")->as_table() : nullptr;
  if (section.find("cookies") && !cookies) {
    section.complain("cookies", tr("`cookies` should be { name = \"value\", … }"));
  }
  if (cookies) {
    for (const auto& [key, node] : *cookies) access.cookies[std::string(key.str())] = node.value_or(std::string());
  }
  access.legal_basis = read_legal_basis(section);
  access.render = section.truth("render").value_or(false);
  return access;
}

ListingRules read_listing_rules(const Section& section) {
  const auto fields = with(names(kAdFields), {"link"});
  section.allow_only(with(fields, {"ad", "next"}));
  Fields read = read_fields(section, names(kAdFields));
  if (section.find("link")) read.rules.emplace("link", section.field("link"));
  const bool has_no_next = section.is_never("next");
  if (has_no_next) read.never.insert("next");
  return {.ad = section.field("ad"),
          .fields = std::move(read.rules),
          .next = has_no_next ? FieldRule{} : section.field("next"),
          .never = std::move(read.never)};
}

std::vector<Mark> read_marks(const Section& section) {
  constexpr std::array<Outcome, kMarkKeys.size()> kOutcomes = {
      Outcome::kGone, Outcome::kBlocked, Outcome::kLogin, Outcome::kConsent, Outcome::kGeo, Outcome::kMaintenance};
  section.allow_only(names(kMarkKeys));
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < kMarkKeys.size(); ++i) {
    if (section.find(kMarkKeys[i])) marks.push_back({kOutcomes[i], section.field(kMarkKeys[i])});
  }
  return marks;
}

SiteKind read_kind(const Section& top) {
  const auto text = top.text("kind").value_or("classified");
  const auto found = std::find(kKinds.begin(), kKinds.end(), text);
  if (found != kKinds.end()) return static_cast<SiteKind>(found - kKinds.begin());
  top.complain("kind", fmt::format(fmt::runtime(tr("unknown kind “{}”; {}")), text, suggestion(text, names(kKinds))));
  return SiteKind::kClassified;
}

std::string read_base(const Section& top) {
  std::string base = without_last_slash(top.text("base").value_or(""));
  if (!top.find("base")) return base;
  if (auto problem = problem_of_address(base)) top.complain("base", fmt::format("`base`: {}", *problem));
  return base;
}

std::optional<Date> read_verified(const Section& top) {
  return read_day(top, "verified", tr("`verified` is a day without quotes: verified = 2026-11-20"));
}

std::string read_id(const Section& top) {
  static const re2::RE2 kId("[a-z0-9]+(?:-[a-z0-9]+)*");
  std::string id = top.text("id").value_or("");
  if (top.find("id") && !re2::RE2::FullMatch(id, kId)) {
    top.complain("id", tr("`id` is in small letters and digits without accents or spaces: \"exemple-annonces\""));
  }
  return id;
}

void check_complete(const Section& top) {
  top.require("id", "id = \"exemple\"");
  top.require("name", "name = \"Exemple\"");
  top.require("kind", "kind = \"classified\"");
  top.require("base", "base = \"https://www.exemple.example\"");
}

/// Nothing where the site is not polled; where it says nothing, its place pages are found from its home page.
DepartmentRules read_department_rules(const Section& top, const Access& access, const Places& places) {
  if (!access.import_only.empty()) {
    if (top.own().find("departments"))
      top.complain("departments", tr("a site with `import` is never polled: take [departments] out, or `import`"));
    return {};
  }
  return top.find("departments") ? read_departments(top.section("departments"), places) : discovery_from("/", places);
}

SiteDefinition read_definition(const Section& top, const Places& places) {
  const Section access_section = top.section("access");
  const Section ad_section = top.section("ad");
  top.allow_only(names(kTopKeys));
  check_complete(top);
  const auto ad_fields = with(names(kAdFields), {kPhonePictures});
  ad_section.allow_only(with(ad_fields, {"in"}));
  const auto* ad_url = top.find("ad_url");
  Access access = read_access(access_section);
  DepartmentRules departments = read_department_rules(top, access, places);
  Fields ad = read_fields(ad_section, ad_fields);
  return {.id = read_id(top),
          .name = top.text("name").value_or(""),
          .kind = read_kind(top),
          .base = read_base(top),
          .other_bases = read_other_bases(access_section),
          .family = top.text("family").value_or(""),
          .verified = read_verified(top.own()),
          .evidence = top.own().text("evidence").value_or(""),
          .family_evidence = top.family().text("evidence").value_or(""),
          .known_by = top.own().text("known_by").value_or(""),
          .ad_url = ad_url ? parse_pattern("ad_url", *ad_url, top.complaints()) : nullptr,
          .category = top.text("category").value_or(""),
          .access = std::move(access),
          .departments = std::move(departments),
          .listing = read_listing_rules(top.section("listing")),
          .ad_scope = ad_section.field("in"),
          .ad = std::move(ad.rules),
          .never = std::move(ad.never),
          .marks = read_marks(top.section("marks")),
          .file = {}};
}

/// The family's table; nothing where there is none or it is not found, which is told.
std::optional<toml::table> read_family(const toml::table& own, const std::filesystem::path& families,
                                       Complaints& complaints) {
  const auto name = own["family"].value<std::string>();
  if (!name) return std::nullopt;
  const auto file = families / (*name + ".toml");
  if (!std::filesystem::exists(file)) {
    complaints.add(*own.get("family"),
                   fmt::format(fmt::runtime(tr("there is no family “{}”: {} is missing")), *name, file.string()));
    return std::nullopt;
  }
  auto family = parse_toml(file);
  if (family) return *std::move(family);
  complaints.add(family.error());
  return std::nullopt;
}

/// A definition, or every error in it.
tl::expected<SiteDefinition, std::vector<Error>> load_with(const std::filesystem::path& file,
                                                           const std::filesystem::path& families,
                                                           const Places& places) {
  const auto own = parse_toml(file);
  if (!own) return tl::unexpected(std::vector<Error>{own.error()});
  Complaints complaints;
  const auto family = read_family(*own, families, complaints);
  const Section top("", *own, family ? &*family : nullptr, complaints);
  SiteDefinition site = read_definition(top, places);
  site.file = file;
  if (!complaints.errors().empty()) return tl::unexpected(complaints.errors());
  return site;
}

/// The name by which a site's hosts are told: "www." says nothing.
std::string own_host(std::string_view url) {
  std::string host = host_of(url);
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

/// How much of `host` is the site's: the length of that one of its hosts that it is or lies below; 0 where none is.
std::size_t shared_host(const SiteDefinition& site, const std::string& host) {
  std::size_t longest = 0;
  const auto compare = [&](const std::string& base) {
    const std::string own = own_host(base);
    if (host == own || host.ends_with('.' + own)) longest = std::max(longest, own.size());
  };
  compare(site.base);
  for (const std::string& base : site.other_bases) compare(base);
  return longest;
}

std::vector<std::filesystem::path> definition_files(const std::filesystem::path& sites) {
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(sites, ignored)) {
    const auto& path = entry.path();
    if (path.extension() == ".toml" && !is_places_file(path)) files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string words_of(const LegalBasis& basis) {
  return fmt::format(fmt::runtime(tr("robots.txt is set aside; decided by {} on {}: {}")), basis.who,
                     vigie::to_text(basis.when), basis.ground);
}

std::string_view to_text(SiteKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::string_view to_text(Verification verification) { return kVerifications[static_cast<std::size_t>(verification)]; }

Verification SiteDefinition::verification() const {
  if (verified) return Verification::kVerified;
  if (!evidence.empty()) return Verification::kEvidence;
  return family_evidence.empty() ? Verification::kAddress : Verification::kFamily;
}

Result<SiteDefinition> load_definition(const std::filesystem::path& file, const std::filesystem::path& families) {
  Complaints complaints;
  const Places places = read_places(families.parent_path(), complaints);
  if (!complaints.errors().empty()) return tl::unexpected(complaints.errors().front());
  auto site = load_with(file, families, places);
  if (!site) return tl::unexpected(site.error().front());
  return *std::move(site);
}

Definitions::Loaded Definitions::load(const std::filesystem::path& sites) {
  Complaints complaints;
  Loaded loaded;
  if (!std::filesystem::is_directory(sites)) {
    loaded.errors.push_back({Error::kUnreadable, tr("no such folder of site definitions"), sites.string()});
    return loaded;
  }
  const Places places = read_places(sites, complaints);
  auto& all = loaded.definitions.sites_;
  for (const auto& file : definition_files(sites)) {
    auto site = load_with(file, sites / "families", places);
    if (!site) {
      for (Error& error : site.error()) complaints.add(std::move(error));
    } else if (const auto* other = loaded.definitions.find(site->id)) {
      complaints.add({Error::kBadDefinition,
                      fmt::format(fmt::runtime(tr("`id` “{}” is taken by {}")), site->id, other->file.string()),
                      file.string()});
    } else {
      all.push_back(*std::move(site));
    }
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  loaded.errors.insert(loaded.errors.end(), complaints.errors().begin(), complaints.errors().end());
  return loaded;
}

const SiteDefinition* Definitions::find(std::string_view id) const {
  const auto found = std::find_if(sites_.begin(), sites_.end(), [&](const auto& site) { return site.id == id; });
  return found == sites_.end() ? nullptr : &*found;
}

const SiteDefinition* Definitions::find_by_url(std::string_view url) const {
  const std::string host = own_host(url);
  if (host.empty()) return nullptr;
  const SiteDefinition* best = nullptr;
  std::size_t longest = 0;
  for (const SiteDefinition& site : sites_) {
    const std::size_t shared = shared_host(site, host);
    if (shared <= longest) continue;
    longest = shared;
    best = &site;
  }
  return best;
}

}  // namespace vigie::extractors
