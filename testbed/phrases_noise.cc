// What stands beside offers on the same sites: clients, recruitment, and ads that have no tie; all wording invented.
#include "testbed/phrases.h"

namespace vigie::testbed {

namespace {

constexpr std::string_view kClientTitles[] = {
    "{Homme|Monsieur|H} $age ans cherche {moments tarifés|rencontre rémunérée|escorte} {à|sur} $place",
    "{Cherche|Recherche} {femme|jeune femme|étudiante} pour {moments câlins rémunérés|soirée contre cadeau} à $place",
    "{Homme généreux|Homme aisé} {cherche|désire rencontrer} {jeune femme|femme} à $place",
};
constexpr std::string_view kClientOpenings[] = {
    "{Homme|Monsieur} de $age ans, {marié|divorcé|de passage}, {je cherche|je recherche} une {femme|jeune "
    "femme|étudiante}.",
    "{Bonjour mesdames|Bonsoir}, je cherche {une escorte|une masseuse|une femme} pour {un moment|une heure|une nuit} à "
    "$place.",
};
constexpr std::string_view kClientManners[] = {
    "{Je suis|Homme} {propre|courtois|généreux}, {je paie bien|cadeau assuré|sans discuter le prix}.",
    "{Contre|Je propose} {rémunération|compensation|cadeau} {de $hour euros|à convenir}, {régulier si entente|une fois "
    "par semaine}.",
    "{Je me déplace|Je viens chez vous|J'ai un hôtel} {à|autour de} $place, {discrétion assurée|en journée}.",
};
constexpr std::string_view kClientTariffs[] = {"{Budget|Je donne} $hour € {pour une heure|de l'heure}."};
constexpr std::string_view kClientContacts[] = {"{Écrivez-moi|Appelez-moi|SMS} au $phone"};
constexpr std::string_view kClientClosings[] = {"{Au plaisir|Merci|À bientôt}.",
                                                "{Sérieuse uniquement|Pas d'arnaque} merci."};

constexpr std::string_view kRecruitmentTitles[] = {
    "{Recrutons|Cherchons|Agence cherche} {hôtesses|jeunes femmes|masseuses} {à|sur} $place",
    "{Gagnez|Revenus} {3000|4000|5000} € {par semaine|par mois}, {logement fourni|débutantes acceptées}",
    "{Salon|Agence} de {massage|rencontres} {recrute|embauche} {filles 18-30 ans|hôtesses}, $place",
};
constexpr std::string_view kRecruitmentOpenings[] = {
    "{Agence|Salon privé|Équipe} {recherche|recrute} {jeunes femmes majeures|hôtesses|masseuses} pour "
    "{rendez-vous|accompagnement}.",
    "{Tu as|Vous avez} entre 18 et 35 ans {et envie de|pour} {gagner beaucoup|voyager et gagner} ?",
};
constexpr std::string_view kRecruitmentPromises[] = {
    "{Logement|Appartement} {fourni|à disposition}, {chauffeur|sécurité} et {standard téléphonique|gestion des "
    "annonces} compris.",
    "{50/50|Commission de 40 %|Pourcentage attractif}, {paiement chaque jour|gains immédiats}.",
    "{Photos|Annonces|Planning} {pris en charge|gérés par nous}, {tournées dans toute la France|plusieurs villes}.",
    "{Débutantes|Étrangères|Étudiantes} {acceptées|bienvenues}, {sans papiers compliqués|discrétion totale}.",
};
constexpr std::string_view kRecruitmentContacts[] = {"{Envoyez photos|Contactez-nous|Candidature} au $phone"};
constexpr std::string_view kRecruitmentClosings[] = {"{Réponse rapide|Places limitées}.",
                                                     "{Sérieux|Anonymat} garanti."};

constexpr std::string_view kDatingTitles[] = {
    "{Femme|Homme} $age ans cherche {relation sérieuse|âme sœur|belle histoire} {à|près de} $place",
    "{Veuf|Veuve|Divorcée|Divorcé} $age ans, {envie de refaire sa vie|pour sorties et plus}",
    "{Rencontre amicale|Sorties|Randonnées à deux} {à|autour de} $place",
};
constexpr std::string_view kDatingOpenings[] = {
    "{Je m'appelle $name|Moi c'est $name}, $age ans, {séparé[e]|célibataire|divorcé[e]}, {deux enfants|sans "
    "enfant|enfants grands}.",
    "{Bonjour|Bonsoir}, {je cherche|j'aimerais rencontrer} {quelqu'un de sincère|une personne simple} {à|près de} "
    "$place.",
};
constexpr std::string_view kDatingSelf[] = {
    "{J'aime|J'adore|Passionné[e] de} {la marche|la lecture|le cinéma|la cuisine} et {les voyages|la musique|la "
    "mer|les animaux}.",
    "{Je travaille|Employé[e]} dans {la santé|l'enseignement|les transports|le commerce}, {vie stable|horaires "
    "réguliers}.",
    "{Pas pressé[e]|On verra bien}, {d'abord échanger|prenons le temps} {par messages|autour d'un café}.",
    "{Pas d'aventure sans lendemain|Fumeurs s'abstenir|Sentiments avant tout}, {merci|je suis fidèle}.",
};
constexpr std::string_view kDatingContacts[] = {"{Mon numéro|Tel} pour {discuter|faire connaissance} : $phone"};
constexpr std::string_view kDatingClosings[] = {"{À bientôt peut-être|Au plaisir de te lire}.",
                                                "{Écris-moi|J'attends vos messages}."};

constexpr std::string_view kClassifiedTitles[] = {
    "{Canapé|Table|Armoire|Lit} {en bon état|peu servi|ancien}, $place",
    "{Cours|Leçons} de {piano|guitare|maths|anglais} {à domicile|tous niveaux} {à|sur} $place",
    "{Table|Fauteuil|Huiles} de massage {neuve|pliante|professionnelle} à vendre",
    "{Massage bien-être|Réflexologie|Shiatsu} {diplômée|certifiée} {à|sur} $place",
    "{Ménage|Jardinage|Garde d'enfants|Repassage} {à domicile|quelques heures}, $place",
    "{Vélo|Trottinette|Poussette|Voiture d'enfant} {comme neuf|révisé} à $place",
};
constexpr std::string_view kClassifiedOpenings[] = {
    "{Vends|Je vends|À vendre} {cause déménagement|faute de place}, {visible|à venir chercher} à $place.",
    "{Professionnel[le]|Diplômé[e]|Étudiant[e]} {expérimenté[e]|sérieu[se/x]}, je propose mes services {à|autour de} "
    "$place.",
};
constexpr std::string_view kClassifiedDetails[] = {
    "{Facture|Notice|Garantie} {fournie|disponible}, {état impeccable|quelques traces d'usage}.",
    "{Cabinet|Déplacement|Remise en main propre} {sur rendez-vous|le week-end}, {caractère non sexuel|CESU "
    "accepté|petit prix}.",
    "{Disponible|Libre} {en semaine|le mercredi|le samedi}, {première séance offerte|devis gratuit|prix à débattre}.",
    "{Dimensions|Année|Marque} {sur demande|en photo}, {merci de ne pas négocier|échange possible}.",
};
constexpr std::string_view kClassifiedTariffs[] = {"{Prix|Tarif} : $quick € {ferme|à débattre|}."};
constexpr std::string_view kClassifiedContacts[] = {"{Me joindre|Tel|Appeler le soir} : $phone"};
constexpr std::string_view kClassifiedClosings[] = {"{Cordialement|Merci}, $name.", "{Bonne journée|À bientôt}."};

constexpr Phrases kClientMiddles[] = {kClientManners, kClientManners};
constexpr Phrases kRecruitmentMiddles[] = {kRecruitmentPromises, kRecruitmentPromises};
constexpr Phrases kDatingMiddles[] = {kDatingSelf, kDatingSelf, kDatingSelf};
constexpr Phrases kClassifiedMiddles[] = {kClassifiedDetails, kClassifiedDetails};

}  // namespace

const Grammar& clients() {
  static const Grammar grammar{kClientTitles,  kClientOpenings, kClientMiddles,
                               kClientTariffs, kClientContacts, kClientClosings};
  return grammar;
}

const Grammar& recruitments() {
  static const Grammar grammar{kRecruitmentTitles,   kRecruitmentOpenings, kRecruitmentMiddles, {},
                               kRecruitmentContacts, kRecruitmentClosings};
  return grammar;
}

const Grammar& dating_ads() {
  static const Grammar grammar{kDatingTitles, kDatingOpenings, kDatingMiddles, {}, kDatingContacts, kDatingClosings};
  return grammar;
}

const Grammar& classified_ads() {
  static const Grammar grammar{kClassifiedTitles,  kClassifiedOpenings, kClassifiedMiddles,
                               kClassifiedTariffs, kClassifiedContacts, kClassifiedClosings};
  return grammar;
}

}  // namespace vigie::testbed
