// What offers say in French: euphemisms, prices and conditions as the published studies describe them, all wording
// invented.
#include "testbed/phrases.h"

namespace vigie::testbed {

namespace {

constexpr std::string_view kTitles[] = {
    "$name, [{douce|tendre|sensuelle|câline|coquine}/{doux|tendre|sensuel|câlin|coquin}] {à|sur} $place",
    "[{Belle|Jolie|Charmante} {brune|blonde|métisse|rousse}/{Beau|Charmant} {brun|blond|métis|sportif}] {de "
    "passage|disponible} {à|sur} $place",
    "{[Nouvelle/Nouveau]|Nouveau visage} {à|sur} $place : $name, $age ans",
    "$name $age ans {reçoit|vous accueille|t'attend} {à|sur} $place",
    "{Moment de détente|Instant de douceur|Pause plaisir|Parenthèse câline} avec $name",
    "{Massage|Massage relaxant|Massage tendre|Détente} {et plus|avec finition|tout en douceur} {à|sur} $place",
    "[{Escorte|Accompagnatrice|Escort} {indépendante|discrète|de qualité}/{Escort boy|Masseur|Accompagnateur} "
    "{indépendant|discret}] {à|sur} $place",
    "{Photos réelles|100 % vraie|Vraies photos} {!|,} $name {à|sur} $place",
    "$name {dispo|disponible} {ce soir|aujourd'hui|maintenant|toute la semaine} {à|sur} $place",
    "[{Femme mûre|Jeune femme|Superbe femme|Petite coquine}/{Jeune homme|Homme viril|Beau gosse}] {vous reçoit|cherche "
    "messieurs généreux}"
    " {à|sur} $place",
};

constexpr std::string_view kOpenings[] = {
    "{Bonjour|Coucou|Salut|Hello|Bonsoir} {messieurs|à tous|les hommes|mes chéris}, {je suis|je m'appelle|moi c'est}"
    " $name{|, $age ans}.",
    "$name, $age ans, {pour vous servir|à votre écoute|heureu[se/x] de vous lire}.",
    "{Je suis|Voici} $name, {[nouvelle/nouveau] dans votre ville|de retour parmi vous|là pour quelques "
    "jours|installé[e] depuis peu}.",
    "{Envie|Besoin|Rêvez-vous} d'un {moment|instant|tête-à-tête} {hors du temps|rien qu'à vous|de tendresse} ?"
    " {Je suis|Appelez} $name.",
    "{Une|Envie d'une} {pause|rencontre|parenthèse} {sans prise de tête|tout en douceur|inoubliable} avec $name ?",
    "{Enfin|De nouveau|Me voici} {à|sur} $place, {moi|ici} $name{|, $age ans}{.|, toujours souriant[e].}",
    "{Messieurs|Gentlemen}, $name {vous attend|est là pour vous|ouvre sa porte} {avec le sourire|dans la bonne "
    "humeur}.",
    "{Je me présente|Petite présentation} : $name, $age ans, {$height cm|taille $height}, {$weight kg|silhouette "
    "soignée}.",
};

constexpr std::string_view kSelf[] = {
    "{Très|Vraiment|Plutôt} {coquin[e]|câlin[e]|attentionné[e]|[douce et joueuse/doux et joueur]}, {j'aime|j'adore} "
    "{prendre mon temps|faire plaisir"
    "|les gens polis}.",
    "{Corps|Silhouette} {de rêve|mince|sportif|tout en formes}, peau {douce|mate|claire|soyeuse}, yeux "
    "{verts|noisette|noirs|bleus}.",
    "$height cm pour $weight kg, {cheveux longs|cheveux courts|chevelure bouclée}, {toujours apprêté[e]|style soigné}.",
    "{Origine|Racines} {brésilienne|espagnole|antillaise|roumaine|italienne|marocaine|colombienne|russe}, "
    "{tempérament|caractère}"
    " {de feu|volcanique|calme et tendre}.",
    "{Étudiant[e]|Indépendant[e]|Libre comme l'air}, {cultivé[e]|souriant[e]|naturel[le]} et {raffiné[e]|sans "
    "chichi|discr[ète/et]}.",
    "{Mes photos|Toutes les photos} sont {récentes|réelles|à moi}, {pas de mauvaise surprise|vous ne serez pas déçu}.",
    "On me dit {pétillant[e]|ensorceleu[se/r]|irrésistible|très à l'écoute}, {à vous de juger|venez vérifier}.",
    "{[Poitrine généreuse/Torse musclé]|[Belles courbes/Épaules larges]|Sourire ravageur} et {mains expertes|regard "
    "coquin|voix douce}.",
    "{Non fumeu[se/r]|Sans alcool ni drogue}, {j'attends la même chose de vous|hygiène parfaite}.",
};

constexpr std::string_view kOffer[] = {
    "{Je propose|Au programme} : {massage|massage tantrique|massage aux huiles}, {câlins|tendresse|jeux à deux}"
    " et {finition|final heureux|plus si affinités}.",
    "{Massage|Relaxation} {du corps entier|naturiste|à quatre mains}, {puis|suivi de} {vos envies|prestation "
    "complète}.",
    "{Prestation complète|Service complet|Rapport protégé} {sans précipitation|dans le respect|jusqu'au bout du "
    "plaisir}.",
    "{Domination douce|Fétichisme des pieds|Jeux de rôle|Tenue sexy sur demande} {possible|avec supplément|bienvenue}.",
    "{Accompagnement|Dîner|Soirée|Week-end} {possible|sur demande|avec plaisir}, {tenue élégante|discrétion assurée}.",
    "{[GFE/BFE]|[Petite amie/Petit ami] d'un soir}, {bisous|caresses|longs préliminaires} {à volonté|selon feeling}.",
    "{Couples|Débutants|Hommes mûrs|Timides} {bienvenus|acceptés}, {je mets à l'aise|aucun jugement}.",
    "{Fantasmes|Scénarios|Désirs} {les plus fous|les plus secrets}, {parlons-en|dites-moi tout}, {rien sans "
    "accord|dans la limite"
    " du respect}.",
    "{Douche|Bain} {à deux|coquine}, {massage du dos|huile chaude}, {puis place à|et beaucoup de} "
    "{tendresse|plaisir|folie}.",
};

constexpr std::string_view kWhere[] = {
    "Je {reçois|vous reçois} {à|sur} $place, {en appartement|dans un studio propre|chez moi|en lieu privé},"
    " {parking facile|proche gare|quartier calme}.",
    "{Reçois|Accueil} {à|près de} $place{, et me déplace|, déplacements possibles|} {en hôtel|chez vous|dans tout le "
    "département}.",
    "{Je me déplace|Déplacement} {uniquement|volontiers} {à l'hôtel|à domicile} {autour de|à|sur} $place, {taxi en plus"
    "|frais à prévoir|sans supplément}.",
    "{Appartement|Studio|Cadre} {discret|chaleureux|climatisé|très propre} {au centre de|à|sur} $place, {adresse par "
    "message"
    "|interphone donné au dernier moment}.",
    "{Lieu|Endroit} {discret|cosy} {à|sur} $place, {douche|serviettes} à disposition.",
    "{De passage|En tournée|Pour quelques jours} {à|sur} $place, {ne tardez pas|profitez-en|places limitées}.",
};

constexpr std::string_view kWhen[] = {
    "{Disponible|Dispo|Libre} {7j/7|tous les jours|en semaine|du lundi au samedi} de {9|10|11|12|14}h à "
    "{18|20|22|23|minuit} "
    "{sans interruption|sur rendez-vous|}.",
    "{Sur rendez-vous|Uniquement sur rdv|RDV} {une heure avant|la veille|30 minutes avant}, {soyez ponctuels|pas de "
    "retard}.",
    "{Matin|Midi|Après-midi|Soirée} {et nuit|et week-end|de préférence}, {appelez avant|prévenez-moi}.",
    "{24h/24|Jour et nuit|Même tard le soir} {selon mes disponibilités|pour les noctambules|}.",
    "{Pas libre|Indisponible} le {dimanche|lundi|mercredi}, {sinon|autrement} {toujours partant[e]|je m'arrange}.",
};

constexpr std::string_view kConditions[] = {
    "{Pas de|Aucun} {numéro masqué|appel masqué|sms|texto}, {pas de négociation|tarifs non négociables|inutile "
    "d'insister}.",
    "{Protection obligatoire|Préservatif obligatoire|Rapports toujours protégés}, {hygiène irréprochable|propreté "
    "exigée}.",
    "{Hommes respectueux|Messieurs courtois|Gentlemen} {uniquement|exigés}, {de 30 ans et plus|toutes origines|sérieux "
    "s'abstenir sinon}.",
    "{Je ne réponds pas aux|Pas de réponse aux} {sms|messages vides|mails}, {appelez directement|un coup de fil "
    "suffit}.",
    "{Discrétion|Confidentialité} {totale|assurée|de rigueur}, {je compte sur vous|réciproque}.",
    "{Curieux|Rigolos|Plaisantins} s'abstenir, {merci|bloqués d'office|ne me faites pas perdre mon temps}.",
    "{Paiement|Cadeau} {en liquide|au début|à l'arrivée}, {appoint apprécié|sans discuter}.",
};

constexpr std::string_view kTariffs[] = {
    "{Mes roses|Roses|Tarifs} : $quick {€|roses} les 20 min, $half {€|roses} {la demi-heure|les 30 minutes},"
    " $hour {€|roses} l'heure.",
    "$half {€|euros} {la demi-heure|30 min}, $hour {€|euros} {l'heure|1h}{, $night € la nuit|}.",
    "{Tarif|Participation|Cadeau} : $half/$hour {roses|bisous|euros} ({30 min|demi-heure} / {1 h|une heure}).",
    "{1h|Une heure} = $hour {€|roses}, {30 min|demi-heure} = $half {€|roses}.",
    "{À partir de|Dès} $quick {€|roses} {le quart d'heure câlin|les 20 minutes}, $hour {€|roses} {l'heure|1h}.",
    "30min:$half€ 1h:$hour€ {2h sur demande|nuit:$night€}",
    "{Contre|Pour} $hour {€|euros} de l'heure, {$half la demi|demi-heure $half}.",
};

constexpr std::string_view kContacts[] = {
    "{Appelez-moi|Appelle-moi|Joignable|Contact} au $phone{.|, à très vite.|, je réponds moi-même.}",
    "{Mon numéro|Tel|Téléphone|Mon 06} : $phone{.|, pas de sms.|}",
    "{Pour me joindre|Rendez-vous|Réservation} : $phone {(appels seulement)|(WhatsApp possible)|}",
    "$phone {: un appel et je suis à vous|, j'attends votre appel|, laissez sonner}.",
    "{Un seul numéro|Plus d'infos|Disponibilités} au $phone",
};

constexpr std::string_view kClosings[] = {
    "{Bisous|Gros bisous|Tendres baisers|À très vite|À bientôt}{, $name|, votre $name|}{.|!| ♥| 😘}",
    "{Je vous attends|Je t'attends|Au plaisir} {avec impatience|de vous rencontrer|de vous entendre}{.| !| 💋}",
    "{Venez vite|N'hésitez plus|Osez} {me rencontrer|pousser ma porte|le plaisir}{.|, $name.}",
    "{Signé|Votre} $name{.| 🌹|, pour un moment inoubliable.}",
    "{Merci de votre lecture|À tout de suite|Belle journée à vous}{.| !|, $name}",
};

constexpr Phrases kMiddles[] = {kSelf, kOffer, kWhere, kWhen, kConditions};

}  // namespace

const Grammar& french_offers() {
  static const Grammar grammar{kTitles, kOpenings, kMiddles, kTariffs, kContacts, kClosings};
  return grammar;
}

}  // namespace vigie::testbed
