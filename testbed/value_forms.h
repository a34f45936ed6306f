// Dates, prices and labels of a page written otherwise.
#pragma once

#include <string>
#include <string_view>

namespace vigie::testbed {

/// "80 €", "€ 80", "80&nbsp;EUR" → "EUR 80.00".
std::string with_other_currency_form(std::string_view html);
/// "07/09/2026" → "2026.09.07", "2026-09-07" → "07.09.2026", "il y a 3 jours" → "depuis 3 jours", "septembre" → "sept."
std::string with_other_date_form(std::string_view html);
/// "Prix" → "Montant", "Âge" → "Née depuis", …
std::string with_other_label(std::string_view html);

bool names_a_price(std::string_view html);
/// "32 ans"
bool names_an_age(std::string_view html);

}  // namespace vigie::testbed
