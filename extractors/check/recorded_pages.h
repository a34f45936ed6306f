// Pages of a site kept beside what they are known to say, and a definition tried on them. tests/pages/<site>/ holds
// NAME.html (or NAME.json, as the site sent it) and NAME.expect.json: of an ad its raw-ad line (DESIGN), of a listing
// {"url": …, "ads": [the ids of its ads]}; "content_type" where the header says what the page does not.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "extractors/definition.h"
#include "extractors/normalise/normalise.h"
#include "extractors/page.h"
#include "model/raw_ad.h"
#include "model/result.h"

namespace vigie::extractors {

struct RecordedPage {
  std::filesystem::path file;  ///< of the page
  Page page;
  std::optional<RawAd> ad;          ///< absent: it is a listing
  std::vector<std::string> listed;  ///< ids of a listing's ads, in any order
};

/// In the order of their names; none where the folder is not there.
/// @return Error::kBadInput or kUnreadable with the file that is wrong
Result<std::vector<RecordedPage>> recorded_pages(const std::filesystem::path& folder);

/// The text of NAME.expect.json. The page itself is written as it came.
std::string expectation_text(const RecordedPage& recorded);

/// A value that was read otherwise than it is known to be.
struct Difference {
  std::string field;     ///< of an ad; "ads" of a listing
  std::string expected;  ///< empty: nothing
  std::string read;      ///< empty: nothing
  std::string hint;      ///< a class of its rules that is not on the page, with the nearest that is; or empty
};

struct CheckedPage {
  int values = 0, right = 0;
  std::vector<Difference> differences;
};

/// @param recorded  of `site`. Never fails: a page that cannot be read at all has all its values missing.
CheckedPage check_page(const RecordedPage& recorded, const SiteDefinition& site, const Normaliser& normaliser);

}  // namespace vigie::extractors
