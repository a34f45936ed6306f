// The certificate of a replica server: an authority of its own, made for the run and trusted by whom it is named to.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "model/result.h"

namespace vigie::testbed {

/// PEM files. The authority's own key is never written.
struct CertificateFiles {
  std::filesystem::path ca, server, key;
};

/// EC P-256, valid from a year ago for eleven years; ca.pem, server.pem and server.key (readable by the owner alone) in
/// `folder`, which is made where it is missing.
/// @param hosts  subject alternative names; "*.locanto.fr" stands for one label. @return Error::kUnreadable
Result<CertificateFiles> make_certificate(const std::filesystem::path& folder, std::span<const std::string> hosts);

}  // namespace vigie::testbed
