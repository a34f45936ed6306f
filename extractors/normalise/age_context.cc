#include "extractors/normalise/age_context.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extractors/normalise/clauses.h"

namespace vigie::extractors {
namespace {

constexpr long kMajority = 18;  // years
constexpr long kYoungest = 10;  // below it a number is none of a person who is offered

class Context {
 public:
  Context(const FoldedField& field, std::size_t begin, std::size_t unit_end)
      : field_(field), tokens_(field.tokens()), begin_(begin), unit_end_(unit_end), line_(begin_of_line(begin)) {}

  Whose whose() const {
    if (const auto least = lower())
      return is_of_all_ages() || Context(field_, *least, unit_end_).is_nobodys_span() ? Whose::kNobody : Whose::kSpan;
    if (is_behind_limit() || is_begin_of_span() || is_before_limit() || is_of_something() || is_duration() ||
        is_of_child() || is_of_the_past() || is_appearance() || is_turned_away())
      return Whose::kNobody;
    if (!is_of_another()) return Whose::kAuthor;
    return is_not_wanted() ? Whose::kNobody : Whose::kSought;
  }

  /// The token of a span's lower end: "25-30 ans", "entre 30 et 50 ans", "de 30 à 60 ans"; not "75 - 28 ans".
  std::optional<std::size_t> lower() const {
    if (!is_before(1, "- – / a et to and ou or y")) return std::nullopt;
    const std::size_t back = is_before(2, "ans years anos") ? 3 : 2;
    if (begin_ < line_ + back) return std::nullopt;
    if (begin_ > back && tokens_[begin_ - back - 1].is_number()) return std::nullopt;  // "06 39 98 13 13 / 18 ans"
    const auto least = two_digits(begin_ - back), most = number_of(tokens_[begin_]);
    return least && most && *least >= kYoungest && *least < *most ? std::optional(begin_ - back) : std::nullopt;
  }

 private:
  /// "de 17 à 77 ans": whoever reads it.
  bool is_of_all_ages() const {
    constexpr long kOld = 60;
    return number_of(tokens_[begin_]).value_or(0) >= kOld;
  }

  /// "client de 16 ans refusé", "16 ans s'abstenir", "les jeunes de 17 ans, passez votre chemin".
  bool is_turned_away() const {
    std::size_t next = unit_end_;
    while (is_at(next, ", : s ' ’ est sont sera seront a ete je c merci de svp")) ++next;
    if (next > unit_end_ && next < tokens_.size() && sentence_begins_at(field_, next)) return false;
    if (is_at(unit_end_, "m") && is_at(unit_end_ + 2, "a ont")) return true;  // "un gamin de 16 ans m'a appelée"
    if (is_at(next, "interdit interdits") && is_at(next + 1, "a aux au")) return false;
    if (is_at(next, "pas") && is_at(next + 1, "la") && is_at(next + 2, "peine")) return true;
    return is_at(
        next,
        "refuse refuses refusee refusees interdit interdits abstenir abstenez exclu exclus bloque bloques passez "
        "passe inutile dehors non");
  }

  /// "pas de client de 16 ans".
  bool is_not_wanted() const { return is_within_before(6, "pas aucun aucune ni refuse refusons no"); }

  std::size_t begin_of_line(std::size_t i) const {
    constexpr std::size_t kFar = 20;  // tokens
    const std::size_t far = i > kFar ? i - kFar : 0;
    while (i > far && !line_begins_at(field_, i)) --i;
    return i;
  }

  bool is_at(std::size_t i, const WordList& spaced_list) const {
    return i < tokens_.size() && is_one_of(tokens_[i].text, spaced_list);
  }
  /// `back` tokens before the number.
  bool is_before(std::size_t back, const WordList& spaced_list) const {
    return begin_ >= line_ + back && is_one_of(tokens_[begin_ - back].text, spaced_list);
  }
  bool is_within_before(std::size_t reach, const WordList& spaced_list) const {
    for (std::size_t back = 1; back <= reach && back <= begin_; ++back) {
      if (is_before(back, ". ! ? ;")) return false;
      if (is_before(back, spaced_list)) return true;
    }
    return false;
  }
  bool is_small_before(std::size_t back) const {
    constexpr long kLeastChild = 2;  // "1 et 7 ans" is a disguise
    const auto years = begin_ >= line_ + back ? number_of(tokens_[begin_ - back]) : std::nullopt;
    return years && *years >= kLeastChild && *years < kYoungest;
  }
  std::optional<long> two_digits(std::size_t i) const {
    return tokens_[i].text.size() == 2 ? number_of(tokens_[i]) : std::nullopt;
  }

  /// "depuis 10 ans", "plus de 18 ans", "+18 ans", "à partir de 18 ans", "dès 14 ans".
  bool is_behind_limit() const {
    constexpr std::string_view kLimits =
        "+ < > ≥ ≤ x fois times depuis pendant durant minimum maximum min max mini over under than for past last apres "
        "avant pass "
        "jusqu dans desde hace des fait";
    if (is_before(1, kLimits)) return true;
    if (is_before(1, "a")) return is_before(2, "y ya jusqu") || (is_before(3, "jusqu") && is_before(2, "' ’"));
    if (is_before(1, "experience experiencia esperienza experienta")) return true;
    if (is_before(1, "de di du d que mas")) {
      if (!is_before(2,
                     "plus moins minimum maximum partir mas menos age dela + - < > experience experiencia esperienza "
                     "metier carriere"))
        return false;
      const bool is_of_age = is_before(2, "age");
      return !is_of_age || is_before(4, "depuis des a") || is_before(5, "depuis des a");
    }
    return is_before(1, "mes ses") && is_before(2, "depuis des retrouver");
  }

  /// "30 ans à 60 ans", and "10 à 15 ans de plus".
  bool is_begin_of_span() const {
    if (!is_at(unit_end_, "a - to et") || unit_end_ + 2 >= tokens_.size() || !is_at(unit_end_ + 2, "ans years anos"))
      return false;
    const auto least = number_of(tokens_[begin_]), most = two_digits(unit_end_ + 1);
    return most && (!least || *least < *most);
  }

  /// "18 ans minimum", "18 ans et plus".
  bool is_before_limit() const {
    if (is_at(unit_end_, "minimum min mini maximum max revolus ago experience plus +")) return true;
    if (is_at(unit_end_, "( - –") && is_at(unit_end_ + 1, "minimum min mini revolus")) return true;
    return is_at(unit_end_, "et ou and or y") && is_at(unit_end_ + 1, "plus + over older up above mas moins") &&
           is_open_end(unit_end_ + 2);
  }

  /// "30 ans et plus", but "30 ans et plus belle que jamais".
  bool is_open_end(std::size_t i) const {
    return i >= tokens_.size() || !tokens_[i].is_word() ||
           is_at(i, "uniquement seulement only exiges bienvenus svp de pour");
  }

  /// "séparation", "boutique", "amitié": what lasts; but "17 ans de passage à Lyon", "d'origine", "de Melun".
  bool is_lasting(std::size_t i) const {
    constexpr std::size_t kLeastNoun = 4;  // letters
    if (is_at(i, "' ’")) ++i;
    return i < tokens_.size() && tokens_[i].is_word() && tokens_[i].text.size() >= kLeastNoun &&
           !is_capital(field_, i) &&
           !is_at(i,
                  "passage nationalite origine retour sortie type pure plaisir douceur fraicheur folie toute region");
  }

  /// "10 ans d'expérience", "16 ans de plus que toi", "15 ans d'écart", "garantie 15 ans", "vécu 16 ans à Lyon".
  bool is_duration() const {
    if (is_before(1,
                  "garantie anciennete ecart difference vecu aimes aimees passe dure travaille habite exerce fidele "
                  "maries mariee marie pacses") ||
        (is_before(1, "de sur d of") &&
         is_before(2, "contrat credit pret bail age ecart difference garantie anciennete") &&
         !(is_before(2, "age") && !is_before(4, "difference") && !is_before(5, "difference"))))
      return true;
    if (is_before(1, "de") && is_before(2, "jeune jeunes vieux vieille agee grand aine ainee") &&
        is_before(3, "plus moins"))
      return true;
    if (is_at(unit_end_, "en") && is_at(unit_end_ + 1, "jean jeans pantalon vetements robe habits fringues"))
      return true;
    if (is_at(unit_end_, "apres later ensemble nous") || is_within_before(4, "vecu")) return true;
    if (is_at(unit_end_, "chez") && is_at(unit_end_ + 1, "le") && is_at(unit_end_ + 2, "meme")) return true;
    if (is_at(unit_end_, "que") && is_at(unit_end_ + 1, "je j nous on")) return true;
    if (is_at(unit_end_, "sans") && is_at(unit_end_ + 1, "homme hommes sexe amour enfant enfants mari copain couple"))
      return true;
    if (is_at(unit_end_, "mon ma") && is_at(unit_end_ + 1, "aine ainee cadet cadette")) return true;
    if (!is_at(unit_end_, "de d of dans in en as di") || (is_at(unit_end_, "of") && is_at(unit_end_ + 1, "age")))
      return false;
    if (is_at(unit_end_, "dans in") && is_at(unit_end_ + 2, "tete coeur head mind")) return true;
    if (is_at(unit_end_, "de d") && is_lasting(unit_end_ + 1)) return true;
    for (std::size_t next = unit_end_ + 1; next <= unit_end_ + 4 && next < tokens_.size(); ++next) {
      if (is_at(next, ", . ;")) return false;
      if (is_at(next,
                "massagem massaggi massaggio masaje masajes trabalho trabajo lavoro munca experience experiences "
                "experienta exp "
                "yoga danse reiki tantra "
                "metier pratique carriere activite massage massages service vie mariage relation "
                "business job work galere solitude celibat experiencia esperienza moins plus garantie ecart difference "
                "anciennete bonheur amour "
                "couple profession therapie salon age france don dons voyance fidelite scene theatre conduite permis "
                "bail collaboration presence "
                "enseignement passion confiance site mariages menage vecu"))
        return true;
    }
    return false;
  }

  /// "on me donne 17 ans mais j'en ai 23", "l'air d'avoir 16 ans, j'ai 22 ans"; but "je fais 20 ans mais j'en ai 17".
  bool is_appearance() const {
    constexpr std::size_t kReach = 6;  // tokens from the unit to the true age
    const bool is_air = is_before(1, "avoir") && is_within_before(4, "air");
    const bool is_told = is_before(1, "ai") && is_within_before(6, "dirait croirait");
    if (!is_air && !is_told &&
        !is_before(1, "donne donnent donnerait donnerez donneriez donneront donnait donnaient fais parais parait"))
      return false;
    bool is_denied = false;
    for (std::size_t next = unit_end_; next <= unit_end_ + kReach && next < tokens_.size(); ++next) {
      if (is_at(next, ". ! ? ;")) return false;
      is_denied = is_denied || is_at(next, "mais ai avais");
      if (const auto years = two_digits(next); is_denied && years) return *years >= kMajority;
    }
    return false;
  }

  /// "suis experte", "sais tout faire"; but "suis arrivée".
  bool is_present(std::size_t verb) const {
    if (is_at(verb, "sais peux veux cherche recois vends propose connais fais prends")) return true;
    std::size_t next = verb + 1;
    while (is_at(next, "deja bien tres encore toujours")) ++next;
    return is_at(verb, "suis") && next < tokens_.size() && !tokens_[next].text.ends_with("ee") &&
           !is_at(next, "partie parti devenue devenu venue venu sortie sorti arrive tombe entre ne");
  }

  /// "à 17 ans je rêvais", "quand j'avais 17 ans", "comme à 16 ans", "commencé à 15 ans"; but "elle a 17 ans".
  bool is_of_the_past() const {
    if (is_before(1, "avais avait avions had")) return true;
    if (is_before(1, "plus") && is_before(2, "ai a avons") && is_before(4, "n")) return true;
    if (is_before(1, "mes") && is_at(unit_end_, "sont")) return true;
    if (!is_before(1, "a")) return false;
    const Token& a = tokens_[begin_ - 1];
    const bool has_accent = field_.original_words(field_.reading(a.begin, a.end)).size() > a.text.size();
    const bool opens = begin_ == 1 || is_before(2, ". ! ? ;");
    const std::size_t i_am = is_at(unit_end_, "deja ,") ? unit_end_ + 1 : unit_end_;
    if (is_at(i_am, "je") && !is_at(unit_end_, ",") && is_present(i_am + 1)) return false;
    if (opens && is_at(i_am, "j je")) return true;
    return has_accent &&
           (begin_ == 1 || is_before(2, ". ! ? ; , : comme deja meme") || is_at(unit_end_, ", j je nous") ||
            is_within_before(
                6,
                "commence debute arrete quitte connu appris rencontre perdu epouse permis conduite enceinte "
                "arrivee arrive venue mariee orpheline"));
  }

  bool is_in_clause_before(const WordList& spaced_list) const {
    constexpr std::size_t kReach = 6;  // words
    for (std::size_t i = clause_around(field_, {begin_, begin_ + 1}, kReach).begin; i < begin_; ++i) {
      if (is_at(i, spaced_list)) return true;
    }
    return false;
  }

  /// "vélo pour ado de 14 ans", "cadeau d'anniversaire pour un jeune": the words before, from `back` on.
  bool is_for_a_young_one(std::size_t back) const {
    if (is_before(back, "un une")) ++back;
    return is_before(back, "pour") &&
           is_before(back + 1,
                     "velo vtt cadeau cadeaux anniversaire idee jeu jeux livre livres roman "
                     "vetement vetements veste robe chaussures lit bureau chambre trottinette "
                     "cours stage casque rollers ski skis");
  }

  /// "voiture de 15 ans", "whisky 16 ans", "jean taille 16 ans", "veste fille 12 ans".
  bool is_of_something() const {
    constexpr std::string_view kThings =
        "coeur ame esprit mental tapis bonsai arbre golf clio twingo polo megane berline camion camionnette labrador "
        "berger caniche chiot "
        "perroquet tortue bouteille vieux voiture vehicule moto maison immeuble "
        "chaudiere whisky rhum cognac vin porto armagnac "
        "calvados lagavulin glenfiddich glenlivet macallan talisker oban aberlour ardbeg laphroaig bowmore malt scotch "
        "bourbon chivas jameson nikka yamazaki canape cheval "
        "jument poney ski taille blouson jean veste robe manteau "
        "jeans vestes robes pulls pantalons jupes manteaux pull pantalon jupe chaussures chemise maillot survetement "
        "pyjama doudoune velo vtt trottinette jeu jeux livre "
        "livres permis lego lot vetements jouet jouets kimono combinaison anniversaire";
    std::size_t back = is_before(1, "de d des a has") ? 2 : 1;
    if (is_before(back, "fille garcon ado enfant jeune ados jeunes") && is_for_a_young_one(back + 1)) return true;
    if (is_before(back, "fille garcon ado enfant homme femme age taille")) ++back;
    return is_before(back, kThings) || is_before(1, kThings) ||
           (is_in_clause_before("pointure chaussures vetements") && !is_offered());
  }

  /// "je propose ma fille de 17 ans", "je vends les services de ma nièce", "cherche pour sa fille un homme".
  bool is_sold() const {
    constexpr std::size_t kReach = 8;  // tokens between the verb and the number
    for (std::size_t back = 3; back <= kReach && back <= begin_; ++back) {
      if (is_before(back, ". ! ? ; ,")) return false;
      if (!is_before(back, "propose proposons offre offrons vends vendons loue louons prete presente")) continue;
      std::size_t next = back - 1;
      if (is_before(next, "les") && is_before(next - 1, "services") && next > 3)
        next -= is_before(next - 2, "de") ? 3 : 2;
      return is_before(next, "ma mes sa ses notre nos une des deux mon") &&
             is_before(next - 1, "fille filles niece nieces soeur cousine copine petite petites");
    }
    return false;
  }

  /// "une fille de 17 ans disponible", "16 ans pour vous": no child at home.
  bool is_offered() const {
    if (is_sold()) return true;
    constexpr std::size_t kReach = 5;  // tokens behind the unit
    for (std::size_t next = unit_end_; next < unit_end_ + kReach && next < tokens_.size(); ++next) {
      if (is_at(next, ". ! ? ; donc alors so") || field_.begins_line(next)) return false;
      const bool is_of_hours = is_at(next - 1, ", - | /") && is_at(next + 1, "de du des 7j a jusqu tous le la");
      if (is_at(next + 1, "tous toute 7j")) return false;
      if ((is_at(next, "dispo dispos disponible disponibles available reservez disponivel") && !is_of_hours) ||
          (is_at(next, "pour") && is_at(next + 1, "vous toi")))
        return true;
    }
    return false;
  }

  /// `back` tokens before the number: a child of who writes or of another.
  bool is_child_at(std::size_t back) const {
    if (is_before(back,
                  "fils jumeaux jumelles gosses gamins enfant enfants bebe chien chienne chat chatte kid kids nounou "
                  "nourrice babysitter "
                  "babysitting сыну сын дочери дочь дочка "
                  "daughter children hijo hijos hija figli figlio figlia filhos filho filha hijas copii copil fiul "
                  "fiica kinder sohn tochter"))
      return true;
    const std::size_t next = begin_ - back + 1;
    if (is_before(back, "maman mere papa pere mom mother father mamma madre mae mama") &&
        is_at(next, "d de di of solo seule avec celibataire isolee divorcee"))
      return true;
    if (is_before(back, "aine ainee cadet cadette benjamin benjamine neveu grand") &&
        is_before(back + 1, "mon ma notre l ' ’"))
      return true;
    if (is_before(back, "separe separee divorce divorcee veuf veuve") && is_at(next, ", avec et")) return true;
    if (back <= 2 && is_before(1, "a has") && is_before(2, "frere soeur neveu niece brother sister")) return true;
    if (is_before(back, "soeur frere sister brother hermana hermano") &&
        is_within_before(7, "occupe garde vis eleve heberge"))
      return true;
    if (is_before(back, "garcon garcons") && is_before(back + 1, "mon mes nos")) return true;
    if (is_before(back, "niece neveu nieces neveux filleul filleule") && is_before(back + 1, "mon ma mes")) return true;
    if (is_before(back, "fille son") && is_before(back + 1, "ma sa notre my our her")) return true;
    const bool is_counted = is_before(back + 1, "deux 2 trois 3 une un");
    if (is_before(back, "fille filles garcon garcons ado ados adolescent adolescente") && is_counted &&
        is_before(back + 2, "ai avec"))
      return true;
    return false;
  }

  /// "mon fils de 12 ans", "maman d'un garçon de 15 ans", "ma fille de 16 ans", "j'ai deux filles de 12 et 15 ans";
  /// but "mes filles de 17 ans" are no children of who speaks.
  bool is_of_child() const {
    constexpr std::size_t kReach = 7;  // tokens between the number and the child
    if (is_within_before(kReach, "garde occupe eleve")) return true;
    if (is_offered()) return false;
    if (is_before(2, "enfant") && (begin_ == 2 || tokens_[begin_ - 3].is_symbol() || field_.begins_line(begin_ - 2)))
      return false;
    if (is_before(1, "et and y e") && is_small_before(2)) return true;  // "filles de 9 et 15 ans"
    if (is_at(unit_end_, "a") && is_at(unit_end_ + 1, "charge")) return true;
    const std::size_t are = is_at(unit_end_, ")") ? unit_end_ + 1 : unit_end_;
    if (is_at(are, "sont") && is_at(are + 1, "a au chez en")) return true;
    if (is_at(unit_end_, "en") && is_at(unit_end_ + 1, "garde")) return true;
    if (is_before(1, "a") && is_before(2, "grande grand petit dernier") && is_before(3, "la le mon ma")) return true;
    for (std::size_t next = unit_end_; next < unit_end_ + kReach && next < tokens_.size(); ++next) {
      if (is_at(next, ". ! ? ;")) break;
      if (is_at(next, "maman mere papa") && is_at(next - 1, ", donc") && !is_at(next + 1, "d de")) return true;
    }
    for (std::size_t back = 1; back <= kReach && back <= begin_; ++back) {
      if (is_before(back, ". ! ? ;")) return false;
      if (back > 2 && is_before(back, "ans years anos")) return false;  // another's
      if (is_child_at(back)) return true;
    }
    return false;
  }

  bool is_nobodys_span() const { return is_of_something() || is_duration() || is_of_child() || is_for_children(); }

  bool is_for_children() const {
    constexpr std::size_t kReach = 6;  // tokens between a span of ages and what is held for these
    const bool is_next = is_before(1, "jeunes ados") || is_before(2, "jeunes") || is_within_before(3, "filles");
    if (!is_next && is_within_before(kReach, "jeunes ados")) return true;
    return is_within_before(
        kReach,
        "cours enfant enfants atelier ateliers stage garde club eleves sejour colonie animation "
        "activites mode collection camp vacances apprentissage apprenti apprentissages apprentie "
        "apprentis alternance cfa "
        "mission insertion "
        "cadets cadettes minimes juniors categorie tournoi equipe tarif reduction animateur animatrice colo rollers");
  }

  /// "cherche homme de 50 ans", "clients de 35 ans".
  bool is_of_another() const {
    constexpr std::size_t kReach = 4;  // tokens between the number and whom it is about
    for (std::size_t back = 1; back <= kReach && back <= begin_; ++back) {
      if (is_before(back, ", . ! ? ; : | • - –") || tokens_[begin_ - back].is_number()) return false;
      if (field_.begins_line(begin_ - back + 1) ||
          is_before(back + 1, "bonjour bonsoir coucou cc salut slt bjr hello hi chers"))
        return false;
      if (is_before(back,
                    "hommes messieurs clients mecs men gentlemen garcons gars gentlemans guys males couples personnes "
                    "hombres caballeros clientes uomini homens barbati"))
        return true;
      if (is_before(back,
                    "homme monsieur client mec man gentleman garcon guy femme dame fille woman girl partenaire jf jh"))
        return is_sought(begin_ - back);
    }
    return false;
  }

  bool is_sought(std::size_t noun) const {
    constexpr std::size_t kReach = 5;  // tokens between the noun and who seeks
    for (std::size_t back = 1; back <= kReach && back <= noun; ++back) {
      const std::string_view word = tokens_[noun - back].text;
      if (is_one_of(word, ". ! ? ; suis am soy sono sou")) return false;
      if (is_one_of(
              word,
              "cherche recherche chercher rechercher pour avec aime aimerais prefere accepte veux voudrais souhaite "
              "desire rencontrer rencontre rencontres seeking looking want busco cerco procuro caut"))
        return true;
    }
    return false;
  }

  const FoldedField& field_;
  const std::vector<Token>& tokens_;
  std::size_t begin_, unit_end_;
  std::size_t line_;  // its first token, or one far enough before the number
};

}  // namespace

Whose whose_years(const FoldedField& field, std::size_t begin, std::size_t unit_end) {
  return Context(field, begin, unit_end).whose();
}

long lower_of_span(const std::vector<Token>& tokens, std::size_t upper) {
  long least = number_of(tokens[upper]).value_or(0);
  for (std::size_t at = upper; at >= 2;) {
    const std::size_t back = at >= 3 && is_one_of(tokens[at - 2].text, "ans years anos") ? 3 : 2;
    const auto lower = number_of(tokens[at - back]);
    const bool goes_on = is_one_of(tokens[at - 1].text, "- – / a et to and ou or y");
    if (!goes_on || !lower || tokens[at - back].text.size() != 2 || *lower >= least) break;
    least = *lower;
    at -= back;
  }
  return least;
}

}  // namespace vigie::extractors
