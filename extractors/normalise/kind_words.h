// The words of an ad as features of a linear model, beside the categories of KindFeatures: each word ("recherche"), how
// a long one begins ("reche*"), and each two that follow each other in a clause ("femme cherche"). A number stands for
// all of as many digits ("##"), "^" for the beginning of a field.
#pragma once

#include <functional>
#include <string_view>

#include "extractors/normalise/folded_ad.h"

namespace vigie::extractors {

/// Hands over those of title, text and price in their order, each as often as it stands there.
/// @param take  its argument is valid during the call only
void each_kind_word(const FoldedAd& ad, const std::function<void(std::string_view)>& take);

}  // namespace vigie::extractors
