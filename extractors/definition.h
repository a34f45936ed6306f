// A site definition: how a site's départements become addresses and its pages become ads. Data (sites/*.toml), no code.
// docs/sites.md shows how to write one.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/field_rule.h"
#include "model/date.h"
#include "model/department.h"
#include "model/outcome.h"
#include "model/result.h"

namespace vigie::extractors {

enum class SiteKind { kClassified, kEscort, kDating, kLibertine, kForum };
std::string_view to_text(SiteKind kind);

/// How sure we are of a definition, best first: seen live by a person; public evidence of the site's own markup; such
/// evidence of a sister site only; nothing but the address.
enum class Verification { kVerified, kEvidence, kFamily, kAddress };
/// "verified", "evidence", "family", "address"
std::string_view to_text(Verification verification);

/// Why a site is read where its robots.txt does not allow it: somebody's decision, who answers for it.
struct LegalBasis {
  std::string who;  ///< name and office
  Date when;
  std::string ground;  ///< the article, authorisation or decision on which it rests
};
/// As a sentence for people: that robots.txt is set aside, by whom, when and why.
std::string words_of(const LegalBasis& basis);

struct Access {
  std::string import_only;                     ///< why it is never polled, only imported; empty: it is polled
  std::chrono::milliseconds delay{2000};       ///< between two requests to one host
  std::map<std::string, std::string> cookies;  ///< e.g. of an age gate
  bool render = false;                         ///< its pages are made by script
  int max_pages = 50;                          ///< of a listing, a département and night
  int max_requests = 10'000;                   ///< of the site, a night: at two seconds each five hours and a half
  std::optional<LegalBasis> legal_basis;       ///< none: robots.txt is obeyed
};

struct Town {
  std::string slug;  ///< "vitry-sur-seine"
  std::string zip;   ///< "94400"
};

/// Main towns of each département, the largest first: sites/towns.toml, `code = ["slug-zip", …]`.
using Towns = std::map<DepartmentCode, std::vector<Town>>;

/// How a département becomes pages of listings.
struct DepartmentRules {
  /// An address of a first page and of the later ones, the same where `later` is empty. `{code}` `{name}` `{region}`
  /// `{old_region}` `{town}` `{zip}` `{page}` or a name of `values` in them.
  struct Template {
    std::string first, later;
  };
  std::vector<Template> urls;  ///< the first whose names all have a value for the département is taken
  int first_page = 1;
  /// Name in braces → code → slugs, ids or towns (a value each a listing).
  std::map<std::string, std::map<DepartmentCode, std::vector<std::string>>> values;
  std::shared_ptr<const Towns> towns;
  bool filter_by_place = false;  ///< the listing covers more than the département: keep ads by their own place
  /// No address of a département is known: `urls` holds one page of the site, from which its place pages are found.
  bool discover = false;
};

struct ListingRules {
  FieldRule ad;                             ///< a row a match; the other rules are read inside it
  std::map<std::string, FieldRule> fields;  ///< link, ad_id, title, place, …
  FieldRule next;                           ///< empty: pages are counted by {page}
  std::set<std::string> never;              ///< fields and `next` that its rows never show: not to be guessed either
};

/// How a page says that it is not what was asked for.
struct Mark {
  Outcome outcome;
  FieldRule rule;
};

struct SiteDefinition {
  std::string id, name;
  SiteKind kind = SiteKind::kClassified;
  std::string base;                      ///< "https://www.exemple.example", without a slash at its end
  std::vector<std::string> other_bases;  ///< other addresses of the same site, written alike
  std::string family;                    ///< empty where it has none
  std::optional<Date> verified;          ///< a person saw it work live
  std::string evidence;                  ///< what was seen of this site, where, when
  std::string family_evidence;           ///< the same of its family
  std::string known_by;                  ///< who names its address, where nothing else is known
  std::shared_ptr<const re2::RE2>
      ad_url;            ///< of an ad's address, its first group the id; null where `ad_id` rules say it
  std::string category;  ///< of all its ads ("hommes"), where it has but one; empty: what their pages say
  Access access;
  DepartmentRules departments;
  ListingRules listing;
  FieldRule ad_scope;  ///< where the fields of an ad are read; empty: the page
  /// title, text, name, age, price, place, phones, photos, posted, ad_id, category, phones_image
  std::map<std::string, FieldRule> ad;
  std::set<std::string> never;  ///< fields that its ads never show: not to be guessed either
  std::vector<Mark> marks;      ///< in the order in which they are tried
  std::filesystem::path file;

  Verification verification() const;
};

/// One page to fetch for a listing.
struct ListingRequest {
  std::string url;
  DepartmentCode department;
  int page = 1;
};

/// The first page of each listing of a département; empty where the site does not cover it or is only imported.
/// Départements that a site lists together (a region, the country) have equal addresses, to be fetched once.
std::vector<ListingRequest> listing_requests(const SiteDefinition& site, DepartmentCode department);
/// The page after `current` where pages are counted; nothing where the definition follows a link instead.
std::optional<ListingRequest> counted_next(const SiteDefinition& site, const ListingRequest& current);

/// All definitions of a folder (its families/ below it), in the order of their ids.
class Definitions {
 public:
  /// @return the definitions that are right; every error of the others (file:line, key, what would be right)
  struct Loaded;
  static Loaded load(const std::filesystem::path& sites);

  const SiteDefinition* find(std::string_view id) const;
  /// The site of a page by its host: that of one of its addresses, or a host below it ("m.", a town's). The longest
  /// match wins; null where there is none.
  const SiteDefinition* find_by_url(std::string_view url) const;
  std::span<const SiteDefinition> all() const { return sites_; }

 private:
  std::vector<SiteDefinition> sites_;
};

struct Definitions::Loaded {
  Definitions definitions;
  std::vector<Error> errors;
};

/// One definition from a file; towns.toml and regions.toml are looked for beside `families`.
/// @return Error::kBadDefinition with file:line; Error::kUnreadable
Result<SiteDefinition> load_definition(const std::filesystem::path& file, const std::filesystem::path& families);

}  // namespace vigie::extractors
