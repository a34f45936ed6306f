// Serves the replica sites of a market over TLS on loopback, as they stand on one night; each answers for its real host
// name.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "model/date.h"
#include "model/raw_ad.h"
#include "model/result.h"
#include "testbed/mutation.h"

namespace vigie::testbed {

/// Serves from its own threads from `start` until it is destroyed. `set_night` may be called while it serves.
class ReplicaServer {
 public:
  struct Settings {
    std::vector<RawAd> ads;  ///< of a market: listed on the nights in `seen`
    Date night;
    std::filesystem::path templates;       ///< testbed/replicas
    std::filesystem::path folder;          ///< where ca.pem, server.pem and server.key are made for the run
    int port = 0;                          ///< 0: any free one
    std::vector<Mutation> mutations = {};  ///< done to the sites' pages in their order
  };
  /// @return Error::kUnreadable (templates, folder), Error::kNetwork (port taken)
  static Result<ReplicaServer> start(Settings settings);
  ReplicaServer(ReplicaServer&&) noexcept;
  ReplicaServer& operator=(ReplicaServer&&) noexcept;
  ~ReplicaServer();

  void set_night(Date night);
  int port() const;
  std::filesystem::path ca() const;
  std::vector<std::string> hosts() const;  ///< ascending

 private:
  struct Impl;
  explicit ReplicaServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Ids of the sites that have a replica, ascending.
std::vector<std::string> replica_sites();

}  // namespace vigie::testbed
