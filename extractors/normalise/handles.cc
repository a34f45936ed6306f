#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "extractors/normalise/contacts.h"
#include "extractors/normalise/host_names.h"
#include "extractors/normalise/patterns.h"
#include "extractors/normalise/payments.h"
#include "extractors/normalise/token_reader.h"

namespace vigie::extractors {
namespace {

constexpr double kLinkConfidence = 0.97;     // t.me/lina94
constexpr double kMarkedConfidence = 0.9;    // "insta : lina94"
constexpr double kUnmarkedConfidence = 0.7;  // "insta lina94"
constexpr double kSiteConfidence = 0.9;
constexpr double kBareSiteConfidence = 0.7;  // neither http nor www before it

constexpr std::size_t kShortest = 3;
constexpr std::size_t kLongest = 32;      // Telegram's and TikTok's limits are lower
constexpr std::size_t kReach = 8;         // tokens between a network's name and the handle
constexpr std::size_t kMostNetworks = 3;  // named for one handle: "insta/snap : lina94"
constexpr std::size_t kMostParts = 16;    // tokens of a handle

struct Network {
  std::string_view name, spellings;
  /// Names that mean something else too: they need a sign and not just a word behind them.
  std::string_view ambiguous;
};

constexpr std::array<Network, 9> kNetworks{
    {{"telegram", "telegram telegramm telegramme telegran telegrame telegrams tlgrm tlg", "tg tele"},
     {"snapchat", "snapchat snapchatt snapp snap snp 👻", "sc snape"},
     {"instagram", "instagram instagramm insta instagrame ig", ""},
     {"tiktok", "tiktok", "tik tt"},
     {"onlyfans", "onlyfans onlyfan", "of only"},
     {"mym", "mym mymfans", ""},
     {"skype", "skype", ""},
     {"signal", "", "signal"},
     {"paypal", "paypal", ""}}};

struct NetworkName {
  std::string_view network;
  bool is_ambiguous;
};

using NetworkNames = std::unordered_map<std::string_view, NetworkName>;

void add_names(NetworkNames& names, std::string_view spellings, NetworkName name) {
  for (const auto spelling : words_of_list(spellings)) names.emplace(spelling, name);
}

std::optional<NetworkName> network_named(std::string_view word) {
  static const NetworkNames kNames = [] {
    NetworkNames names;
    for (const Network& network : kNetworks) {
      add_names(names, network.spellings, {network.name, false});
      add_names(names, network.ambiguous, {network.name, true});
    }
    return names;
  }();
  const auto found = kNames.find(word);
  if (found == kNames.end()) return std::nullopt;
  return found->second;
}

/// Words between a network's name and a handle, and those of them which announce one.
constexpr std::string_view kFillers =
    "chat tok fans gram moi me sur mon ma my mi meu mio on c est is es the le de compte account cuenta conta "
    "je suis ajoute ajoutez add rejoins retrouve contacte follow abonne toi";
constexpr std::string_view kAnnouncing =
    "pseudo id username user nom name compte account usuario utente est c is es add";

constexpr std::string_view kOrdinaryWords =
    "sur sous en et ou oui non yes no si only uniquement seulement possible possibles dispo disponible disponibles "
    "demande demander demandez prive privee prives privees prv moi mon ma mes me toi vous contact contacte contactez "
    "contacter ici here ok dm mp pm message messages msg sms appel appels call pour for ask exclusif exclusive gratuit "
    "gratuite free link lien bio dans nudes nude premium photo photos video videos contenu contenus content the avec "
    "with and or also aussi merci bisous whatsapp numero number tel telephone uniquement paiement payant payante "
    "bientot soon actif active pas aucun aucune sans mais bonjour bonsoir hello salut je tu il elle coucou "
    "solo para por privado privada disponible disponivel chiamami scrivimi escribeme";

bool is_ascii_word(const Token& token) {
  return !token.is_symbol() &&
         std::ranges::all_of(token.text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool has_letter(std::string_view handle) {
  return std::ranges::any_of(handle, [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Of "insta lina94" and "insta sur demande": only the first names someone.
bool looks_made_up(std::string_view handle) {
  return handle.find_first_of("0123456789_.") != std::string_view::npos && handle.front() >= 'a';
}

struct Handle {
  std::string text;
  std::size_t first, last;  // tokens
};

bool is_part(const Token& token) { return is_ascii_word(token) || is_one_of(token.text, ". _ -"); }

std::string_view joiner_at(const std::vector<Token>& tokens, std::size_t i) {
  if (i >= tokens.size()) return "";
  if (is_one_of(tokens[i].text, "underscore underline")) return "_";
  return is_one_of(tokens[i].text, "point dot") ? "." : "";
}

/// "lina94@", "lina94 (at)", "lina94 arobase".
bool is_email(const std::vector<Token>& tokens, std::size_t last) {
  return is_at(tokens, last + 1, "@ arobase arrobas") ||
         (is_at(tokens, last + 1, "( [ {") && is_at(tokens, last + 2, "@ arobase arrobas at a"));
}

/// "pas de snap", "ni insta".
bool is_refused(const std::vector<Token>& tokens, std::size_t name) {
  const std::size_t before = is_before(tokens, name, 1, "de d") ? name - 1 : name;
  return is_before(tokens, before, 1, "pas ni sans no aucun");
}

void drop_end_signs(Handle& handle, const std::vector<Token>& tokens) {
  while (handle.last > handle.first && is_one_of(tokens[handle.last].text, ". -")) {
    handle.text.pop_back();
    --handle.last;
  }
}

bool is_handle(const Handle& handle) {
  return handle.text.size() >= kShortest && handle.text.size() <= kLongest && has_letter(handle.text) &&
         !is_one_of(handle.text, kOrdinaryWords) && !network_named(handle.text);
}

/// Parts that touch, and words for "_" and "." between parts.
std::optional<Handle> handle_at(const std::vector<Token>& tokens, std::size_t first) {
  if (first >= tokens.size() || (!is_ascii_word(tokens[first]) && tokens[first].text != "_")) return std::nullopt;
  Handle handle{std::string(tokens[first].text), first, first};
  while (handle.last + 1 < tokens.size() && handle.last - first < kMostParts) {
    const std::size_t next = handle.last + 1;
    const std::string_view joiner = joiner_at(tokens, next);
    if (touch(tokens[handle.last], tokens[next]) && is_part(tokens[next])) {
      handle.text += tokens[next].text;
      handle.last = next;
    } else if (!joiner.empty() && next + 1 < tokens.size() && is_ascii_word(tokens[next + 1])) {
      handle.text.append(joiner).append(tokens[next + 1].text);
      handle.last = next + 1;
    } else {
      break;
    }
  }
  drop_end_signs(handle, tokens);
  if (!is_handle(handle) || is_email(tokens, handle.last)) return std::nullopt;
  return handle;
}

class HandleList {
 public:
  void add(std::string_view network, std::string handle, double confidence, Reading read) {
    std::string key = std::string(network).append(" ").append(handle);
    if (known_.insert(std::move(key)).second)
      handles_.push_back({std::string(network), std::move(handle), confidence, read});
  }
  std::vector<AdHandle> take() { return std::move(handles_); }

 private:
  std::vector<AdHandle> handles_;
  std::unordered_set<std::string> known_;
};

/// "instagram.com/p/…": a page of the network's own and nobody's.
bool is_own_page(std::string_view path) {
  return is_one_of(path, "p reel reels explore joinchat add stories tag discover share login signup about music iv");
}

void add_linked(HandleList& handles, const FoldedField& field) {
  static const re2::RE2 kLink(
      R"(\b(t\.me|telegram\.me|telegram\.dog|snapchat\.com|instagram\.com|instagr\.am|tiktok\.com|onlyfans\.com|)"
      R"(mym\.fans|paypal\.me|paypal\.com/paypalme)/(?:add/|s/)?@?([a-z0-9][a-z0-9._-]{2,31}))");
  if (field.text().find('/') == std::string_view::npos) return;
  for (const PatternHit& hit : find_all(kLink, field.text())) {
    std::string_view handle = hit[2];
    while (handle.ends_with('.') || handle.ends_with('-')) handle.remove_suffix(1);
    if (handle.size() < kShortest || is_own_page(handle)) continue;
    const std::string_view host = hit[1];
    const std::string_view network = host == "t.me"         ? "telegram"
                                     : host == "instagr.am" ? "instagram"
                                                            : host.substr(0, host.find('.'));
    handles.add(network, std::string(handle), kLinkConfidence, field.reading(handle));
  }
}

/// Signal's names end in a dot and at least two digits.
bool fits(std::string_view network, std::string_view handle) {
  static const re2::RE2 kSignal(R"([a-z_][a-z0-9_]{2,31}\.\d{2,9})");
  return network != "signal" || re2::RE2::FullMatch({handle.data(), handle.size()}, kSignal);
}

/// Reads what stands behind a network's name.
class NamedHandle {
 public:
  NamedHandle(const std::vector<Token>& tokens, std::size_t name, NetworkName network) : tokens_(tokens) {
    add(network);
    handle_ = behind(name);
    if (!handle_) handle_ = before(name);
  }

  const std::optional<Handle>& handle() const { return handle_; }
  bool is_marked() const { return marked_; }
  std::size_t networks() const { return count_; }
  std::string_view network(std::size_t i) const { return networks_[i]; }

 private:
  void add(NetworkName network) {
    if (count_ < kMostNetworks) networks_[count_++] = network.network;
    needs_sign_ = needs_sign_ || network.is_ambiguous;
  }

  std::optional<Handle> behind(std::size_t name) {
    for (std::size_t i = name + 1; i < tokens_.size() && i <= name + kReach; ++i) {
      const Token& token = tokens_[i];
      if (token.is_symbol() && token.text != "_") {
        if (is_one_of(token.text, "+ . ! ? ; ,")) return std::nullopt;
        marked_ = marked_ || is_one_of(token.text, ": = @ → ➡ ➜ ▶ » > 👉 👻 ✅ ⇒ ➔ \" « “");
        signed_ = signed_ || is_one_of(token.text, ": = @ → ➡ 👉");
      } else if (const auto network = network_named(token.text); network && !network->is_ambiguous) {
        add(*network);
      } else if (const bool announces = is_one_of(token.text, kAnnouncing);
                 (announces || is_one_of(token.text, kFillers)) && !is_glued(i)) {
        marked_ = marked_ || announces;
      } else {
        return accepted(name, handle_at(tokens_, i));
      }
    }
    return std::nullopt;
  }

  /// A filler that is written onto more is the beginning of a handle: "my_lina".
  bool is_glued(std::size_t i) const {
    return i + 1 < tokens_.size() && touch(tokens_[i], tokens_[i + 1]) &&
           (tokens_[i + 1].text == "_" || tokens_[i + 1].is_number() ||
            (tokens_[i + 1].text == "." && i + 2 < tokens_.size() && touch(tokens_[i + 1], tokens_[i + 2])));
  }

  std::optional<Handle> accepted(std::size_t name, std::optional<Handle> handle) {
    if (!handle) return std::nullopt;
    const bool has_ghost = is_ghost(handle->last + 1) || (is_ghost(name) && touch(tokens_[name], tokens_[name + 1]));
    marked_ = marked_ || has_ghost;
    const bool is_signal = networks_[0] == "signal" && fits("signal", handle->text);
    if (needs_sign_ && !signed_ && !is_signal) return std::nullopt;
    marked_ = marked_ || is_before(tokens_, name, 1, "add ajoute ajoutez");
    if (handle->text == "live") return after_live(handle->last + 1);
    if (!marked_ && !looks_made_up(handle->text)) return std::nullopt;
    return handle;
  }

  /// Snapchat's sign.
  bool is_ghost(std::size_t i) const { return i < tokens_.size() && tokens_[i].text == "👻"; }

  /// Skype's newer names: "live:lina.b".
  std::optional<Handle> after_live(std::size_t colon) const {
    if (colon + 1 >= tokens_.size() || tokens_[colon].text != ":") return std::nullopt;
    auto handle = handle_at(tokens_, colon + (tokens_[colon + 1].text == "." ? 2 : 1));
    if (handle) handle->text.insert(0, tokens_[colon + 1].text == "." ? "live:." : "live:");
    return handle;
  }

  /// "@lina94 sur telegram", "lina_94 (insta)".
  std::optional<Handle> before(std::size_t name) {
    std::size_t last = name;
    while (last > 0 && name - last < 3 && is_one_of(tokens_[last - 1].text, "( [ - sur on en my mon")) --last;
    if (last == 0 || last == name) return std::nullopt;
    std::size_t first = last - 1;
    while (first > 0 && last - first < kMostParts && touch(tokens_[first - 1], tokens_[first]) &&
           is_part(tokens_[first - 1]))
      --first;
    marked_ = first > 0 && tokens_[first - 1].text == "@" && touch(tokens_[first - 1], tokens_[first]);
    if (first > 1 && marked_ && touch(tokens_[first - 2], tokens_[first - 1])) return std::nullopt;  // an e-mail
    auto handle = handle_at(tokens_, first);
    if (!handle || handle->last + 1 != last || (!marked_ && !looks_made_up(handle->text))) return std::nullopt;
    return handle;
  }

  const std::vector<Token>& tokens_;
  std::array<std::string_view, kMostNetworks> networks_;
  std::size_t count_ = 0;
  bool needs_sign_ = false, marked_ = false, signed_ = false;
  std::optional<Handle> handle_;
};

void add_named(HandleList& handles, const FoldedField& field) {
  const auto& tokens = field.tokens();
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is_number()) continue;
    auto network = network_named(tokens[i].text);
    if (network && i + 1 < tokens.size() && is_one_of(tokens[i + 1].text, "fans fan tok"))
      network->is_ambiguous = false;
    if (!network || is_refused(tokens, i) ||
        (i + 1 < tokens.size() && tokens[i + 1].text == "." && touch(tokens[i], tokens[i + 1])))
      continue;
    const NamedHandle named(tokens, i, *network);
    if (!named.handle()) continue;
    const Handle& handle = *named.handle();
    for (std::size_t n = 0; n < named.networks(); ++n) {
      if (!fits(named.network(n), handle.text)) continue;
      handles.add(named.network(n), handle.text, named.is_marked() ? kMarkedConfidence : kUnmarkedConfidence,
                  field.reading(tokens[handle.first].begin, tokens[handle.last].end));
    }
    i = std::max(i, handle.last);
  }
}

/// Top-level domains that are no word of a sentence glued to the one before: "douce.Ma", "moi.Es".
bool ends_like_a_site(std::string_view host) {
  return is_one_of(host.substr(host.rfind('.') + 1),
                   "com net org fr eu be ch lu uk info biz xyz online club example test");
}

bool is_of_a_network(std::string_view host) {
  static const re2::RE2 kNetworkHost(
      R"((?:^|.*\.)(?:t\.me|telegram\.\w+|snapchat\.com|instagram\.com|instagr\.am|tiktok\.com|onlyfans\.com|mym\.fans|)"
      R"(paypal\.\w+|wa\.me|whatsapp\.com|google\.\w+|goo\.gl|youtube\.com|facebook\.com|twitter\.com|x\.com))");
  return re2::RE2::FullMatch({host.data(), host.size()}, kNetworkHost);
}

/// The first token of a host of which a dot is found.
std::size_t begin_of_host(const std::vector<Token>& tokens, std::size_t dot) {
  std::size_t first = dot - 1;
  while (first > 0 && dot - first < kMostParts && touch(tokens[first - 1], tokens[first]) &&
         (is_ascii_word(tokens[first - 1]) || tokens[first - 1].text == "-"))
    --first;
  return first;
}

/// "lina.example", and "lina point com", "lina (.) com".
bool is_dot_of_host(const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0 || i + 1 >= tokens.size()) return false;
  if (tokens[i].text == "." && tokens[i - 1].text == "(" && tokens[i + 1].text == ")") return true;
  if (tokens[i - 1].is_symbol() || !tokens[i + 1].is_word()) return false;
  if (tokens[i].text == ".") return touch(tokens[i - 1], tokens[i]) && touch(tokens[i], tokens[i + 1]);
  return is_one_of(tokens[i].text, "point dot punto ponto") && is_one_of(tokens[i + 1].text, "com fr example");
}

bool is_within(const Reading& read, const std::vector<AdEmail>& emails) {
  return std::ranges::any_of(emails, [&](const AdEmail& email) {
    return email.read.field == read.field && email.read.span.begin <= read.span.begin &&
           read.span.end <= email.read.span.end;
  });
}

/// What is known of the ad when sites are looked for in it.
struct SiteSearch {
  std::string own_host;
  std::vector<AdEmail> emails;
};

/// Hosts behind http:// and www., and bare ones of a known top-level domain.
void add_sites(HandleList& handles, const FoldedField& field, const SiteSearch& search) {
  const auto& tokens = field.tokens();
  for (std::size_t dot = 0; dot < tokens.size(); ++dot) {
    if (!is_dot_of_host(tokens, dot)) continue;
    const std::size_t first =
        begin_of_host(tokens, tokens[dot - 1].text == "(" ? std::max(dot, std::size_t{2}) - 1 : dot);
    auto host = host_name_at(tokens, first);
    if (!host || host->last < dot) continue;
    const bool has_scheme = first > 2 && tokens[first - 1].text == "/" && tokens[first - 2].text == "/";
    const bool is_web = has_scheme || host->name.starts_with("www.");
    const Reading read = field.reading(tokens[first].begin, tokens[host->last].end);
    dot = host->last;
    if (host->name.starts_with("www.")) host->name.erase(0, 4);
    const bool touches_at = (first > 0 && tokens[first - 1].text == "@") ||
                            (host->last + 1 < tokens.size() && tokens[host->last + 1].text == "@");
    if (touches_at || (!is_web && !ends_like_a_site(host->name))) continue;
    if (is_of_a_network(host->name) || host->name == search.own_host || is_within(read, search.emails)) continue;
    handles.add("site", host->name, is_web ? kSiteConfidence : kBareSiteConfidence, read);
  }
}

/// Host of the ad's own address, without "www.".
std::string own_host(const FoldedAd& ad) {
  static const re2::RE2 kHost(R"(^[a-z]+://(?:www\.)?([a-z0-9.-]+))");
  const FoldedField* url = ad.field(AdField::kUrl);
  const auto hit = url != nullptr ? find_first(kHost, url->text()) : std::nullopt;
  return hit ? std::string((*hit)[1]) : std::string();
}

}  // namespace

std::vector<AdHandle> find_handles(const FoldedAd& ad) {
  HandleList handles;
  const SiteSearch search{own_host(ad), find_emails(ad)};
  for (const FoldedField* field : ad.fields({AdField::kTitle, AdField::kText, AdField::kName, AdField::kPhones})) {
    add_linked(handles, *field);
    add_named(handles, *field);
    for (AdHandle& account : find_accounts(*field))
      handles.add(account.network, account.handle, account.confidence, account.read);
    add_sites(handles, *field, search);
  }
  return handles.take();
}

}  // namespace vigie::extractors
