// A photo's hash as it lies in the database: 32 bytes, the highest first.
#pragma once

#include "model/linkage.h"
#include "storage/blob.h"

namespace vigie::storage {

Blob pdq_blob(const PdqHash& hash);
PdqHash pdq_of(const Blob& blob);

}  // namespace vigie::storage
