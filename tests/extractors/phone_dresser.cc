#include "tests/extractors/phone_dresser.h"

#include <array>

namespace vigie::tests {
namespace {

using Strings = std::vector<std::string>;

const std::string& pick(PhoneDresser& dresser, const Strings& from) { return from[dresser.below(from.size())]; }

std::string joined(const Strings& parts, const std::string& between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
  return text;
}

/// Parts with something of a list, drawn anew, between each two.
std::string joined_with(PhoneDresser& dresser, const Strings& parts, const Strings& between) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : pick(dresser, between)) + part;
  return text;
}

std::string random_digits(PhoneDresser& dresser, std::size_t count) {
  std::string digits;
  while (digits.size() < count) digits += static_cast<char>('0' + dresser.below(10));
  return digits;
}

/// Ten digits, as dialled in France.
std::string fiction(PhoneDresser& dresser) {
  static const Strings kRanges{"063998", "063998", "063998", "063998", "019900",
                               "026191", "035301", "046571", "053649"};
  return pick(dresser, kRanges) + random_digits(dresser, 4);
}

std::string e164(const std::string& national) { return "+33" + national.substr(1); }

Strings cut(const std::string& digits, std::initializer_list<std::size_t> sizes) {
  Strings groups;
  std::size_t at = 0;
  for (const std::size_t size : sizes) {
    groups.push_back(digits.substr(at, size));
    at += size;
  }
  return groups;
}

Strings pairs(const std::string& digits) { return cut(digits, {2, 2, 2, 2, 2}); }

Strings singles(const std::string& digits) { return cut(digits, {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}); }

// Numbers in words, by language.

const Strings& units(std::string_view language) {
  static const Strings kFrench{"zéro",     "un",     "deux",  "trois",    "quatre",   "cinq",    "six",
                               "sept",     "huit",   "neuf",  "dix",      "onze",     "douze",   "treize",
                               "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"};
  static const Strings kEnglish{"zero",     "one",     "two",     "three",     "four",     "five",    "six",
                                "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                                "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  static const Strings kSpanish{"cero",    "uno",    "dos",       "tres",       "cuatro",    "cinco",     "seis",
                                "siete",   "ocho",   "nueve",     "diez",       "once",      "doce",      "trece",
                                "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve"};
  static const Strings kPortuguese{"zero",    "um",     "dois",      "três",      "quatro",  "cinco",   "seis",
                                   "sete",    "oito",   "nove",      "dez",       "onze",    "doze",    "treze",
                                   "catorze", "quinze", "dezasseis", "dezassete", "dezoito", "dezanove"};
  static const Strings kItalian{"zero",        "uno",      "due",    "tre",         "quattro",  "cinque",    "sei",
                                "sette",       "otto",     "nove",   "dieci",       "undici",   "dodici",    "tredici",
                                "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove"};
  static const Strings kRomanian{"zero",          "unu",         "doi",           "trei",         "patru",
                                 "cinci",         "șase",        "șapte",         "opt",          "nouă",
                                 "zece",          "unsprezece",  "doisprezece",   "treisprezece", "paisprezece",
                                 "cincisprezece", "șaisprezece", "șaptesprezece", "optsprezece",  "nouăsprezece"};
  if (language == "fr") return kFrench;
  if (language == "en") return kEnglish;
  if (language == "es") return kSpanish;
  if (language == "pt") return kPortuguese;
  return language == "it" ? kItalian : kRomanian;
}

const Strings& tens(std::string_view language) {
  static const Strings kFrench{"vingt",    "trente",   "quarante",     "cinquante",
                               "soixante", "soixante", "quatre-vingt", "quatre-vingt"};
  static const Strings kEnglish{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
  static const Strings kSpanish{"veinte",  "treinta", "cuarenta", "cincuenta",
                                "sesenta", "setenta", "ochenta",  "noventa"};
  static const Strings kPortuguese{"vinte",    "trinta",  "quarenta", "cinquenta",
                                   "sessenta", "setenta", "oitenta",  "noventa"};
  static const Strings kItalian{"venti",    "trenta",   "quaranta", "cinquanta",
                                "sessanta", "settanta", "ottanta",  "novanta"};
  static const Strings kRomanian{"douăzeci", "treizeci",  "patruzeci", "cincizeci",
                                 "șaizeci",  "șaptezeci", "optzeci",   "nouăzeci"};
  if (language == "fr") return kFrench;
  if (language == "en") return kEnglish;
  if (language == "es") return kSpanish;
  if (language == "pt") return kPortuguese;
  return language == "it" ? kItalian : kRomanian;
}

std::string french(std::size_t value) {
  const std::string& ten = tens("fr")[value / 10 - 2];
  const bool goes_to_19 = value / 10 == 7 || value / 10 == 9;
  const std::size_t unit = value % 10 + (goes_to_19 ? 10 : 0);
  if (unit == 0) return value == 80 ? "quatre-vingts" : ten;
  if ((unit == 1 && value != 81) || value == 71) return ten + " et " + units("fr")[unit];
  return ten + "-" + units("fr")[unit];
}

std::string italian(std::size_t value) {
  std::string ten = tens("it")[value / 10 - 2];
  const std::size_t unit = value % 10;
  if (unit == 0) return ten;
  if (unit == 1 || unit == 8) ten.pop_back();
  return ten + (unit == 3 ? "tré" : units("it")[unit]);
}

std::string spanish(std::size_t value) {
  const std::size_t unit = value % 10;
  if (unit != 0 && value < 30) return "veinti" + units("es")[unit];
  return tens("es")[value / 10 - 2] + (unit == 0 ? "" : " y " + units("es")[unit]);
}

std::string in_words(std::string_view language, std::size_t value) {
  if (value < 20) return units(language)[value];
  if (language == "fr") return french(value);
  if (language == "it") return italian(value);
  if (language == "es") return spanish(value);
  const std::string& ten = tens(language)[value / 10 - 2];
  if (value % 10 == 0) return ten;
  const std::string between = language == "en" ? "-" : language == "pt" ? " e " : " și ";
  return ten + between + units(language)[value % 10];
}

/// "06" → "zéro six", "39" → "trente-neuf" or "trois neuf".
std::string pair_in_words(PhoneDresser& dresser, std::string_view language, const std::string& pair, bool as_singles) {
  const int value_of_pair = (pair[0] - '0') * 10 + (pair[1] - '0');
  const auto value = static_cast<std::size_t>(value_of_pair);
  if (value >= 10 && !as_singles) return in_words(language, value);
  const std::string between = dresser.below(6) == 0 ? "-" : " ";
  return in_words(language, value / 10) + between + in_words(language, value % 10);
}

std::string without_hyphens(std::string text) {
  for (char& c : text) {
    if (c == '-') c = ' ';
  }
  return text;
}

std::string words_in(PhoneDresser& dresser, std::string_view language, const std::string& number) {
  const bool as_singles = dresser.below(3) == 0;
  Strings words;
  for (const std::string& pair : pairs(number)) words.push_back(pair_in_words(dresser, language, pair, as_singles));
  static const Strings kBetween{", ", " ", " - ", "\n", " . ", " / ", "... ", " ", " 🌹 "};
  std::string text = joined(words, pick(dresser, kBetween));
  if (dresser.below(8) == 0) {
    for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  }
  return text;
}

// Manners of writing a French number.

using Manner = std::string (*)(PhoneDresser&, const std::string& number);

std::string plain(PhoneDresser&, const std::string& number) { return number; }

std::string separated(PhoneDresser& dresser, const std::string& number) {
  static const Strings kSigns{" ", ".", "-", "/", ",", " . ", " - ", "_",   "  ", "..", "--", " / ", "*",
                              "|", "+", "~", ":", "•", "·",   ";",   " | ", "…",  "=",  "°",  "'",   ">"};
  return joined(pairs(number), pick(dresser, kSigns));
}

std::string single_digits(PhoneDresser& dresser, const std::string& number) {
  static const Strings kSigns{" ", ".", "-", " - ", "_", "/", ",", "  ", "*"};
  return joined(singles(number), pick(dresser, kSigns));
}

std::string odd_groups(PhoneDresser& dresser, const std::string& number) {
  static const Strings kSigns{" ", ".", "-"};
  const std::vector<Strings> cuts{cut(number, {2, 8}),       cut(number, {4, 6}),         cut(number, {4, 3, 3}),
                                  cut(number, {3, 3, 4}),    cut(number, {4, 2, 2, 2}),   cut(number, {3, 3, 2, 2}),
                                  cut(number, {2, 4, 4}),    cut(number, {2, 2, 2, 4}),   cut(number, {6, 4}),
                                  cut(number, {2, 3, 3, 2}), cut(number, {1, 3, 2, 2, 2})};
  return joined(cuts[dresser.below(cuts.size())], pick(dresser, kSigns));
}

std::string mixed_signs(PhoneDresser& dresser, const std::string& number) {
  return joined_with(dresser, pairs(number), {" ", ".", "-", " . ", ", ", ""});
}

std::string lines(PhoneDresser& dresser, const std::string& number) {
  return joined_with(dresser, pairs(number), {"\n", "\n", "\r\n", " \n", " "});
}

/// Each digit from a list of ten.
std::string in_shapes(const std::string& number, const Strings& shapes, const std::string& between) {
  Strings parts;
  for (const char digit : number) parts.push_back(shapes[static_cast<std::size_t>(digit - '0')]);
  return joined(parts, between);
}

std::string other_shapes(PhoneDresser& dresser, const std::string& number) {
  static const std::vector<Strings> kShapes{
      {"0️⃣", "1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣"}, {"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"},
      {"⓪", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"}, {"⓿", "❶", "❷", "❸", "❹", "❺", "❻", "❼", "❽", "❾"},
      {"𝟎", "𝟏", "𝟐", "𝟑", "𝟒", "𝟓", "𝟔", "𝟕", "𝟖", "𝟗"}, {"𝟬", "𝟭", "𝟮", "𝟯", "𝟰", "𝟱", "𝟲", "𝟳", "𝟴", "𝟵"},
      {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"}, {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"},
      {"٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"}, {"۰", "۱", "۲", "۳", "۴", "۵", "۶", "۷", "۸", "۹"},
      {"०", "१", "२", "३", "४", "५", "६", "७", "८", "९"}};
  static const Strings kBetween{"", "", " ", "-", "\u200B"};
  return in_shapes(number, kShapes[dresser.below(kShapes.size())], pick(dresser, kBetween));
}

std::string invisible_signs(PhoneDresser& dresser, const std::string& number) {
  return joined_with(dresser, singles(number), {"\u200B", "\u200D", "\u2060", "\u00AD", "", "\u200E", "\u0301"});
}

std::string look_alikes(PhoneDresser& dresser, const std::string& number) {
  std::string text;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < number.size(); ++i) {
    static const std::array<Strings, 10> kLetters{
        {{"O", "o", "О"}, {"l", "I", "i"}, {}, {}, {}, {"S"}, {}, {}, {"B"}, {}}};
    const Strings& like = kLetters[static_cast<std::size_t>(number[i] - '0')];
    const bool is_letter = !like.empty() && dresser.below(10) < 6 && letters < 5;
    letters += is_letter ? 1 : 0;
    if (i > 0 && i % 2 == 0) text += ' ';
    text += is_letter ? pick(dresser, like) : std::string(1, number[i]);
  }
  return text;
}

std::string look_alikes_in_a_block(PhoneDresser& dresser, const std::string& number) {
  std::string text = look_alikes(dresser, number);
  std::erase(text, ' ');
  return text;
}

std::string emoji_between(PhoneDresser& dresser, const std::string& number) {
  return joined_with(dresser, pairs(number), {"🌹", " 💋 ", "❤️", "🔥🔥", "😘", " ♥ ", "💎", "🍑🍑🍑"});
}

std::string same_letter_between(PhoneDresser& dresser, const std::string& number) {
  static const Strings kLetters{"h", "x", "X", " et ", "abc", "zz", " puis ", "-et-", "a", "n", " hum ", "€", " € "};
  return joined(pairs(number), pick(dresser, kLetters));
}

std::string comments_between(PhoneDresser& dresser, const std::string& number) {
  return joined_with(dresser, pairs(number),
                     {" puis ", " ensuite ", " et ", ", et enfin ", " suivi de ", " après ", " ", " then ", " tiret "});
}

std::string decoys_between(PhoneDresser& dresser, const std::string& number) {
  return joined_with(dresser, pairs(number),
                     {" ", " (pas de sms) ", " bisous doux ", " [merci] ", "abc", " * ", " mon coeur ", " xx ",
                      " (appels masqués refusés) ", " {coucou} ", " <3 ", " ~ "});
}

template <int kLanguage>
std::string in_language(PhoneDresser& dresser, const std::string& number) {
  static constexpr std::array<std::string_view, 6> kLanguages{"fr", "en", "es", "pt", "it", "ro"};
  return words_in(dresser, kLanguages[kLanguage], number);
}

std::string french_without_hyphens(PhoneDresser& dresser, const std::string& number) {
  Strings words;
  for (const std::string& pair : pairs(number))
    words.push_back(without_hyphens(pair_in_words(dresser, "fr", pair, false)));
  static const Strings kBetween{", ", " / ", "\n", ". ", " - "};
  return joined(words, pick(dresser, kBetween));
}

std::string words_in_one(PhoneDresser& dresser, const std::string& number) {
  Strings words;
  for (const std::string& pair : pairs(number))
    words.push_back(without_hyphens(pair_in_words(dresser, "fr", pair, true)));
  std::string text = joined(words, " ");
  std::erase(text, ' ');
  return text;
}

std::string mixed_words(PhoneDresser& dresser, const std::string& number) {
  static constexpr std::array<std::string_view, 6> kLanguages{"fr", "fr", "fr", "en", "es", "it"};
  const std::string_view language = kLanguages[dresser.below(kLanguages.size())];
  Strings parts;
  for (const std::string& pair : pairs(number)) {
    parts.push_back(dresser.below(2) == 0 ? pair : pair_in_words(dresser, language, pair, dresser.below(3) == 0));
  }
  static const Strings kBetween{" ", ", ", " - ", "."};
  return joined(parts, pick(dresser, kBetween));
}

std::string with_country(PhoneDresser& dresser, const std::string& number) {
  static const Strings kCodes{"+33 ", "+33",  "0033", "0033 ", "00 33 ", "+33 (0)", "+33(0)", "(+33) ",
                              "+33.", "+33-", "33 ",  "33",    "＋33 ",  "+ 33 ",   "+33 0"};
  static const Strings kSigns{" ", ".", "-", ""};
  const std::string& code = pick(dresser, kCodes);
  if (code == "33") return code + number.substr(1);
  return code + joined(cut(number.substr(1), {1, 2, 2, 2, 2}), pick(dresser, kSigns));
}

std::string in_brackets(PhoneDresser& dresser, const std::string& number) {
  static const std::vector<std::array<std::string, 2>> kBrackets{
      {"(", ")"}, {"[", "]"}, {"«", "»"}, {"{", "}"}, {"<", ">"}};
  const auto& bracket = kBrackets[dresser.below(kBrackets.size())];
  std::string text;
  for (const std::string& pair : pairs(number)) text += bracket[0] + pair + bracket[1];
  return text;
}

std::string link(PhoneDresser& dresser, const std::string& number) {
  static const Strings kLinks{"tel:+33", "https://wa.me/33", "wa.me/33", "https://api.whatsapp.com/send?phone=33"};
  return pick(dresser, kLinks) + number.substr(1);
}

struct NamedManner {
  std::string_view name;
  Manner write;
};

constexpr std::array<NamedManner, 27> kManners{{{"one block", plain},
                                                {"separated", separated},
                                                {"single digits", single_digits},
                                                {"odd groups", odd_groups},
                                                {"mixed signs", mixed_signs},
                                                {"lines", lines},
                                                {"other shapes", other_shapes},
                                                {"invisible signs", invisible_signs},
                                                {"look-alikes", look_alikes},
                                                {"look-alikes in a block", look_alikes_in_a_block},
                                                {"emoji between", emoji_between},
                                                {"same letter between", same_letter_between},
                                                {"comments between", comments_between},
                                                {"decoys between", decoys_between},
                                                {"French", in_language<0>},
                                                {"English", in_language<1>},
                                                {"Spanish", in_language<2>},
                                                {"Portuguese", in_language<3>},
                                                {"Italian", in_language<4>},
                                                {"Romanian", in_language<5>},
                                                {"French without hyphens", french_without_hyphens},
                                                {"words in one", words_in_one},
                                                {"mixed words", mixed_words},
                                                {"country code", with_country},
                                                {"country code again", with_country},
                                                {"brackets", in_brackets},
                                                {"link", link}}};

/// Overseas and abroad: what is written, and the number.
std::array<std::string, 2> from_elsewhere(PhoneDresser& dresser) {
  const std::string four = random_digits(dresser, 4);
  const std::string three = random_digits(dresser, 3);
  const std::vector<std::array<std::string, 2>> numbers{
      {"0690 00 " + four.substr(0, 2) + " " + four.substr(2), "+59069000" + four},
      {"+590 690 00 " + four.substr(0, 2) + " " + four.substr(2), "+59069000" + four},
      {"06 92 12 " + four.substr(0, 2) + " " + four.substr(2), "+26269212" + four},
      {"00262 692 12 " + four, "+26269212" + four},
      {"+596 696 12" + four, "+59669612" + four},
      {"+594 694 20 " + four, "+59469420" + four},
      {"+44 7700 900" + three, "+447700900" + three},  // Ofcom's range for drama
      {"0044 7700 900 " + three, "+447700900" + three},
      {"+44 (0)7700 900" + three, "+447700900" + three},
      {"+1 202-555-01" + four.substr(2), "+120255501" + four.substr(2)},  // NANP, for fiction
      {"+1 (202) 555 01" + four.substr(2), "+120255501" + four.substr(2)},
      {"+49 30 23125 " + three, "+493023125" + three},                     // Bundesnetzagentur, for drama
      {"+353 20 91" + three + "00", "+3532091" + three + "00"},            // ComReg, for drama
      {"+46 70-174 06 " + four.substr(2), "+467017406" + four.substr(2)},  // PTS, for fiction
  };
  return numbers[dresser.below(numbers.size())];
}

// What else ads say.

const Strings& sentences() {
  static const Strings kSentences{"Bonjour, je m'appelle Lina, jeune femme douce et souriante.",
                                  "Je te reçois dans un appartement calme et discret.",
                                  "80 € la demi-heure, 150 l'heure.",
                                  "50/80/130 roses.",
                                  "Disponible de 10h à 22h, 7j/7.",
                                  "J'ai 28 ans, 1m65 pour 55 kg, 90 C.",
                                  "Proche gare de Cergy, parking gratuit.",
                                  "Pas de numéros masqués, pas de sms.",
                                  "Très chaude, bouche gourmande, sans tabou !",
                                  "Massage relaxant à quatre mains 🌹",
                                  "Hello gentlemen, I am new in town ❤",
                                  "Hola, soy una chica muy dulce.",
                                  "De passage du 12 au 15 septembre.",
                                  "À partir de 100 roses, me contacter pour plus d'infos.",
                                  "Je suis une femme mûre, 45 ans, sexy et élégante.",
                                  "Secteur 95, 78 et 92.",
                                  "Photos 100% réelles, aucune déception.",
                                  "Hygiène irréprochable, préservatif obligatoire.",
                                  "Ouvert 24h/24 et 7 jours sur 7.",
                                  "Appartement au 3ème étage, code à demander.",
                                  "Ne réponds pas aux textos, merci de votre compréhension.",
                                  "Taille 36, bonnet D, cheveux longs.",
                                  "Déplacement possible 200€ minimum.",
                                  "Bisous à très vite 💋💋",
                                  "Uniquement sur rendez-vous, une heure à l'avance.",
                                  "Ciao, sono una ragazza dolce e simpatica.",
                                  "Nouvelle à Paris 75015, métro Convention.",
                                  "Un vrai moment de détente, sans précipitation."};
  return kSentences;
}

const Strings& openings() {
  static const Strings kOpenings{"Appelle-moi au ", "Tel : ", "Mon numéro : ", "",   "Contact ",      "☎ ",
                                 "WhatsApp ",       "au ",    "Call me: ",     "📞", "Joignable au ", "Téléphone: ",
                                 "Llámame ",        "Num ",   "Réservation "};
  return kOpenings;
}

std::string two(PhoneDresser& dresser, std::size_t low, std::size_t high) {
  const std::string digits = std::to_string(low + dresser.below(high - low + 1));
  return digits.size() < 2 ? "0" + digits : digits;
}

std::string date(PhoneDresser& dresser, const std::string& sign) {
  return two(dresser, 1, 28) + sign + two(dresser, 1, 12) + sign + "20" + two(dresser, 24, 27);
}

/// Digits that are no telephone number.
std::string no_number(PhoneDresser& d) {
  const auto digits = [&](std::size_t count) { return random_digits(d, count); };
  const Strings all{"Publié le " + date(d, "/") + " à " + two(d, 6, 23) + ":" + two(d, 0, 59),
                    "Publié le " + date(d, ".") + " " + two(d, 6, 23) + " " + two(d, 0, 59),
                    "du " + date(d, "-") + " au " + date(d, "-"),
                    "le 0" + std::to_string(1 + d.below(9)) + "/10, 0" + std::to_string(1 + d.below(9)) + "/10 et " +
                        two(d, 10, 28) + "/10",
                    two(d, 1, 9) + "h" + two(d, 0, 59) + " - " + two(d, 10, 23) + "h00, " + two(d, 10, 23) + "h30",
                    two(d, 8, 9) + ":00-12:00 / 14:00-19:30",
                    "Ouvert de 09h00 à 12h30 et de 14h00 à 19h00",
                    "0" + digits(4) + " 0" + digits(4) + " communes voisines",
                    "SIRET " + digits(3) + " " + digits(3) + " " + digits(3) + " " + digits(5),
                    "SIRET : 0" + digits(13),
                    "RCS Pontoise 0" + digits(8),
                    "Annonce n° 0" + std::to_string(1 + d.below(9)) + digits(8),
                    "Réf : 0" + std::to_string(1 + d.below(9)) + digits(8),
                    "Référence 0" + std::to_string(1 + d.below(9)) + digits(8),
                    "id 0" + std::to_string(1 + d.below(9)) + digits(8),
                    "https://annonces.example/annonce/0" + std::to_string(1 + d.below(9)) + digits(8),
                    "www.annonces.example/0" + std::to_string(1 + d.below(9)) + digits(8) + "-lina",
                    digits(2) + " " + digits(3) + " vues",
                    "0" + digits(3) + " vues, 0" + digits(2) + " favoris",
                    "Vue 1 0" + digits(2) + " fois",
                    "30/50/80/100/150 roses",
                    "0 € de frais, 50 80 130 150 200 €",
                    "20 min 50€, 30 min 80€, 1h 150€, 2h 280€",
                    "90-60-90, 165 cm, 55 kg, pointure 38, 28 ans",
                    "départements 01 02 60 77 95",
                    "je me déplace dans le 02, 60, 80, 95 et 77",
                    "FR76 3000 6000 0112 3456 7890 189",
                    "DE89 3704 0044 0532 0130 00",
                    "48.8566, 2.3522",
                    "+18 uniquement, -25 ans s'abstenir",
                    "les 04, 05, 06, 07 et 08 juin",
                    "disponible les 05 06 07 08 09 juin",
                    "06 39 98 XX XX",
                    "06 39 98 (numéro sur demande)",
                    "x0" + digits(9),
                    "commande 0" + digits(9),
                    "lot 2026-0" + digits(9),
                    "carte 4970 1012 3456 7890",
                    "code 0" + digits(3) + " puis 0" + digits(3) + "#",
                    "zéro tabou, six ans d'expérience, trente euros",
                    "une heure cent cinquante, deux heures deux cent quatre-vingts",
                    "zéro un, zéro deux et trois",
                    "05.06.26 - 08.06.26",
                    "05/06/26 - 08/06/26",
                    digits(4) + "-" + digits(4) + "-" + digits(4),
                    "1 2 3 4 5 6 7 8 9 10",
                    "10 9 8 7 6 5 4 3 2 1 0",
                    "nombre 3" + digits(8),
                    "bébé 2 ans, 75 cm, 9 kg 500",
                    "0" + digits(9) + "€",
                    "0,50 € 1,00 € 2,50 € 3,00 €",
                    "IP 10.0.0.1 et 192.168.0.10"};
  return all[d.below(all.size())];
}

}  // namespace

std::string PhoneDresser::prose(std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += (text.empty() ? "" : below(4) == 0 ? "\n" : " ") + pick(*this, sentences());
  return text;
}

DressedAd PhoneDresser::with_number() {
  DressedAd ad;
  std::string written;
  const std::size_t manner = below(kManners.size() + 2);
  if (manner > kManners.size()) {
    const auto elsewhere = from_elsewhere(*this);
    written = elsewhere[0];
    ad.numbers = {elsewhere[1]};
    ad.manner = "elsewhere";
  } else {
    const std::string number = fiction(*this);
    ad.numbers = {e164(number)};
    ad.manner = manner == kManners.size() ? "title and text" : kManners[manner].name;
    written = manner == kManners.size() ? joined(pairs(number), " ") : kManners[manner].write(*this, number);
  }
  ad.raw.site = "s14";
  ad.raw.ad_id = "1";
  ad.raw.title = pick(*this, sentences());
  if (ad.manner == "title and text") {
    const std::size_t cut_at = 3 * (1 + below(4)) - 1;
    ad.raw.title = "Lina, " + written.substr(0, cut_at);
    ad.raw.text = written.substr(cut_at + 1) + ". " + prose(60 + below(200));
    return ad;
  }
  const std::string before = below(4) == 0 ? "" : prose(below(200)) + (below(2) == 0 ? "\n" : " ");
  static const Strings kBehind{"\n", " ", ". ", " !\n", ", "};
  ad.raw.text = before + pick(*this, openings()) + written + pick(*this, kBehind) + prose(below(200));
  return ad;
}

DressedAd PhoneDresser::without_number() {
  DressedAd ad;
  ad.raw.site = "s14";
  ad.raw.ad_id = "1";
  ad.raw.title = pick(*this, sentences());
  std::string text = prose(below(150));
  for (std::size_t i = 0; i < 3; ++i)
    text += (below(3) == 0 ? "\n" : ". ") + no_number(*this) + ". " + prose(below(80));
  ad.raw.text = text;
  ad.manner = "none";
  return ad;
}

}  // namespace vigie::tests
