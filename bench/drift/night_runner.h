// Whole scans of the served replicas, night after night, into one database.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "crawler/drift/detector.h"
#include "crawler/scan.h"
#include "extractors/definition.h"
#include "extractors/normalise/normalise.h"
#include "testbed/market.h"
#include "testbed/mutation.h"

namespace vigie::bench {

class NightRunner {
 public:
  /// @param folder  for the databases and the servers' certificates
  NightRunner(const testbed::Market& market, std::filesystem::path folder);

  /// Scans the nights `from` to `to` into `database`, made where it is missing.
  /// @return what each night's scan said, in their order
  std::vector<crawler::ScanSummary> run(const std::string& database, Date from, Date to,
                                        const std::vector<testbed::Mutation>& mutations) const;
  /// How the site's fields were read, night by night.
  crawler::FieldHistory nights(const std::string& database, const std::string& site) const;
  /// A database under another name.
  void copy(const std::string& database, const std::string& to) const;
  const extractors::Definitions& definitions() const { return loaded_.definitions; }

 private:
  std::vector<RawAd> ads_;
  std::filesystem::path folder_;
  extractors::Definitions::Loaded loaded_;
  extractors::Normaliser normaliser_;
};

}  // namespace vigie::bench
