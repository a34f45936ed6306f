// The rows of a listing found by its structure: the links to pages of one shape that stand in the same place of
// repeated elements, each with the largest element around it that holds no other (after Liu et al., "Mining Data
// Records in Web Pages", KDD 2003, and Zhai and Liu, "DEPTA", WWW 2005, led by the links). Internal.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/generic/outline.h"

namespace vigie::extractors {

struct Record {
  std::string url;      ///< absolute, of the ad
  std::size_t element;  ///< of the outline: the row
};

/// The records that most look like ads, in document order; none where the page repeats nothing.
/// @param url  of the page
/// @param no_ads  addresses that are known to lead to other pages
std::vector<Record> find_records(const Outline& outline, const std::string& url,
                                 const std::set<std::string>& no_ads = {});

/// Of a page of an ad: what it shows of other ads is not its own, be they rows as above, three or more, or the few
/// words and pictures around a link to an address like its own.
void mark_other_ads(Outline& outline, const std::string& url);

/// The id in an ad's address where no definition says where it stands: a hexadecimal code of eight characters or more
/// at the end of its path or as a part of it, the longest number of four digits or more in the last part of its path,
/// else in its query, else anywhere; else the last part of its path.
std::string id_in(std::string_view url);

/// Whether two hosts have the same domain: "lyon.annonces.example" and "www.annonces.example".
bool same_site(std::string_view a, std::string_view b);

}  // namespace vigie::extractors
