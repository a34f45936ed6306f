#include "tests/extractors/contact_dresser.h"

#include <array>

namespace vigie::tests {
namespace {

using Strings = std::vector<std::string>;

struct Network {
  std::string name;
  Strings spellings;
  Strings links;  ///< up to the handle
};

const std::vector<Network>& networks() {
  static const std::vector<Network> kNetworks{
      {"telegram", {"Telegram", "telegram", "Télégram", "TELEGRAM", "telegramm"}, {"t.me/", "https://t.me/"}},
      {"snapchat",
       {"Snap", "snap", "Snapchat", "SNAP", "snapchat"},
       {"https://www.snapchat.com/add/", "snapchat.com/add/"}},
      {"instagram",
       {"Insta", "insta", "Instagram", "INSTA", "instagram"},
       {"https://www.instagram.com/", "instagram.com/"}},
      {"tiktok", {"TikTok", "tiktok", "Tik Tok"}, {"https://www.tiktok.com/@", "tiktok.com/@"}},
      {"onlyfans", {"OnlyFans", "onlyfans", "Only Fans"}, {"https://onlyfans.com/", "onlyfans.com/"}},
      {"mym", {"MYM", "mym"}, {"https://mym.fans/", "mym.fans/"}},
      {"skype", {"Skype", "skype"}, {}}};
  return kNetworks;
}

}  // namespace

std::string ContactDresser::name() {
  static const Strings kNames{"lina", "zoe", "maeva", "ines", "carla", "luna", "naomi", "sofia", "clara", "eva"};
  return kNames[random_.below(kNames.size())];
}

std::string ContactDresser::handle() {
  static const Strings kTails{"", "douce", "_vip", ".b", "94", "_95", "xx78", ".paris", "_la_belle", "2000"};
  const std::string& tail = kTails[random_.below(kTails.size())];
  return name() + (tail.empty() ? name() : tail);
}

std::string ContactDresser::email(const std::string& local, const std::string& host) {
  static const std::vector<std::array<std::string, 2>> kSigns{{"@", "."},
                                                              {"@", "."},
                                                              {" @ ", " . "},
                                                              {"(at)", "."},
                                                              {" at ", " dot "},
                                                              {"[at]", "[dot]"},
                                                              {" (at) ", " (dot) "},
                                                              {" arobase ", " point "},
                                                              {" AROBASE ", " POINT "},
                                                              {" arobase ", "."},
                                                              {"(arobase)", "(point)"},
                                                              {" arroba ", " punto "},
                                                              {" chiocciola ", " punto "},
                                                              {"{at}", "{dot}"},
                                                              {"＠", "．"}};
  const auto& signs = kSigns[random_.below(kSigns.size())];
  const std::size_t dot = host.find('.');
  return local + signs[0] + host.substr(0, dot) + signs[1] + host.substr(dot + 1);
}

DressedContact ContactDresser::with_contact() {
  static const Strings kBetween{" : ", ": ", ":", " @", ": @", " = ", " -> ", " → ", " ➡️ "};
  static const Strings kHosts{"courrier.example", "boite-mail.example", "poste.example", "mail.test"};
  static const Strings kBehind{"\n", " ", ". ", ", ", " !\n"};
  DressedContact dressed;
  std::string written;
  if (random_.below(3) == 0) {
    const std::string local =
        random_.below(2) == 0 ? name() + std::to_string(10 + random_.below(90)) : name() + "." + name();
    const std::string& host = kHosts[random_.below(kHosts.size())];
    written = (random_.below(2) == 0 ? "Mail : " : "écris-moi: ") + email(local, host);
    dressed.contacts = {local + "@" + host};
  } else {
    const Network& network = networks()[random_.below(networks().size())];
    const std::string named = handle();
    const bool is_link = !network.links.empty() && random_.below(4) == 0;
    written =
        is_link ? network.links[random_.below(network.links.size())]
                : network.spellings[random_.below(network.spellings.size())] + kBetween[random_.below(kBetween.size())];
    written += named;
    dressed.contacts = {network.name + ":" + named};
  }
  dressed.raw.site = "s14";
  dressed.raw.ad_id = "1";
  dressed.raw.text = random_.prose(random_.below(150)) + (random_.below(2) == 0 ? "\n" : " ") + written +
                     kBehind[random_.below(kBehind.size())] + random_.prose(random_.below(150));
  return dressed;
}

DressedContact ContactDresser::without_contact() {
  static const Strings kNone{"insta et snap sur demande",
                             "pas de snap ni de telegram",
                             "Telegram possible, WhatsApp aussi",
                             "snap privé",
                             "contenu onlyfans sur demande",
                             "MYM : bientôt",
                             "Insta : non",
                             "photos et vidéos snap",
                             "rdv à 10h @ Paris",
                             "I am at home, call me",
                             "see you at 10 pm. Kisses",
                             "hygiène au point",
                             "je suis très douce.Merci",
                             "prix 50€/80€",
                             "l'arobase, connais pas",
                             "bon point de chute",
                             "telegram 24h/24",
                             "signal de départ : 20h",
                             "the best of Paris",
                             "skype ou webcam"};
  DressedContact dressed;
  dressed.raw.site = "s14";
  dressed.raw.ad_id = "1";
  dressed.raw.text = random_.prose(random_.below(100)) + ". " + kNone[random_.below(kNone.size())] + ". " +
                     random_.prose(random_.below(100));
  return dressed;
}

}  // namespace vigie::tests
