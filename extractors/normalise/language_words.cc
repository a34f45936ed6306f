#include "extractors/normalise/language_words.h"

#include <string>
#include <unordered_map>
#include <vector>

#include "extractors/normalise/code_points.h"
#include "extractors/normalise/phrases.h"
#include "extractors/normalise/tokens.h"
#include "model/text_folding.h"

namespace vigie::extractors {
namespace {

struct Lexicon {
  std::string_view words;    ///< as they are written; folded when loaded
  std::string_view letters;  ///< that none, or few, of the other languages write
};

/// In the order of kAdLanguages.
constexpr std::array<Lexicon, kAdLanguages.size()> kLexicons{{
    {"je tu il elle nous vous on le la les un une des du de et est suis pas pour avec sans dans sur mon ma mes ton ta "
     "tes votre vos ce cette qui que très plus moi toi au aux en ou où ne ni pas bonjour bonsoir coucou salut femme "
     "jeune jolie belle douce coquine gourmande câline passage reçois déplace photos réelles appelle appelez moment "
     "détente domicile rendez nouvelle ville soir heures roses hommes messieurs chéri chéris bisous libre disponible "
     "chez numéro masqué hygiène appartement relaxant naturel offre plaisir dispo inoubliable fellation sodomie nature "
     "active passive membrée brune blonde rousse yeux "
     "peau mûre pulpeuse sensuelle élégante discrète venez viens passer agréable jour jours départ généreux généreuse "
     "cherche appels anonymes sms vrai vraie venue coquin jeunes couple couples étudiante métisse orientale gare "
     "parking "
     "escort escorts girl girls sexy recherche possible déplacement déplacements lundi mardi mercredi jeudi vendredi "
     "samedi dimanche uniquement sérieux tendre",
     "œçêèîûë"},
    {"i you he she we they the a an and is are am not for with without in on at my your this that who very more me to "
     "of from by have has will can do be no hello hi hey girl lady woman young beautiful sweet available new town call "
     "real pictures time service meet waiting baby best rush clean place gentlemen guys name tonight now good only all "
     "just new here come ready fun love let us photos photo genuine guaranteed curvy mature text first very quick "
     "visit busty blonde brunette petite visiting outcall incall outcalls hotels "
     "hotel discreet generous men man smile relax enjoy special offers week days limited hot horny wet tight full "
     "escort "
     "girls ladies please about out our us when what hours hour half services massage outcalls private apartment "
     "weekend",
     ""},
    {"yo tú él ella el la los las un una unos y es soy no para con sin en mi mis tu tus su este esta que muy más me te "
     "al del por hola chica mujer joven guapo guapa cariñosa caliente dulce llámame llama fotos reales servicio masaje "
     "masajes recibo apartamento privado nueva ciudad amor espero besos completo madura solo sola quieras hasta como "
     "cuando complaciente disponible hora horas domicilio hoteles cita ni prisas primera vez ven conocerme trato "
     "novios curvas rubia morena visita salidas discreta "
     "educada travesti activa "
     "pasiva pregunta compromiso zona pocos días besitos cuerpo ojos piel tetas culo francés natural garganta "
     "caballeros "
     "hombres hombre llegada recién llegada masajista dispuesta juguetona viciosa implicada todos noche",
     "ñ¿¡"},
    {"eu você voce ele ela o a os as um uma e é sou não para com sem em no na meu minha meus seu sua este esta que "
     "muito muita mais me te ao do da dos das por olá oi mulher morena loira carinhosa safada gostoso gostosa gostosas "
     "quente atendo local fotos reais venha conhecer massagem relaxante massagens liga ligue esperando nova cidade "
     "brasileira apartamento final feliz amor beijos bem só completa atendimento domicílio estou passagem travesti "
     "dotada ativa passiva faço deslocações hotéis "
     "hotel discrição higiene garantidas primeira vez nesta desta zona meninas menina novinha safadinha prazer sigilo "
     "cavalheiros homens homem corpo olhos pele oral anal convívio acompanhante portuguesa hoje noite dias bonita",
     "ãõ"},
    {"io tu lui lei noi il lo la gli le un una uno e è sono non per con senza in mio mia tuo tua questo questa che "
     "molto più mi ti al del della nel di da ciao ragazza donna giovane bella dolce sensuale calda massaggio massaggi "
     "rilassante foto reali ambiente pulito riservato chiamami chiama subito disponibile bionda mora passionale appena "
     "arrivata città amore aspetta aspetto fretta vera tutto anche solo baci momento attiva passiva dotata dotatissima "
     "ricevo zona tranquilla prima volta "
     "giorni pochi massima riservatezza bellissima sexy formosa prosperosa occhi pelle corpo uomini uomo signori "
     "novità "
     "disponibilissima educata giorno notte sera posto tranquillo accompagnatrice trans dal sul nella",
     "òì"},
    {"eu tu el ea noi un o și si este sunt nu pentru cu fără fara în in mea meu ta tău care foarte mai mă te la din pe "
     "de bună buna fată fata femeie doamnă tânără frumoasă dulce aștept astept sună suna poze reale masaj relaxare "
     "grabă acum oraș nouă ofer servicii calitate mine discretă matură dragilor drag draga va vă locație domnilor "
     "brunetă blondă drăguță trecere primesc apartament prima dată aici oameni serioși deplasări hotel "
     "sunați doar numai pupici brunetă blondă drăguță trecere primesc apartament pentru prima dată aici oameni serioși "
     "deplasări "
     "noua bărbați domni corp ochi zile puține companie escortă curat elegantă generoși când până",
     "șțăş"},
    {"ich du er sie wir ihr der die das ein eine einen und ist bin nicht für mit ohne in im auf mein meine dein deine "
     "dich mich dir mir sehr mehr zu zum zur von vom hallo frau mädchen junge schöne süße sexy wartet warte echte "
     "fotos "
     "bilder ruf anrufen neu stadt massage diskret sauber nur bei jetzt heiße hausbesuche privat blondine besuch "
     "deiner nähe hotelbesuche "
     "möglich junge herren männer mann zeit tage wenige vollbusig schlank augen haut körper besuche termin gerne alle "
     "wohnung komm dame auch wieder oder",
     "ßäöü"},
    {"ik jij hij zij wij de het een en is ben niet voor met zonder in op mijn jouw je deze dit die zeer meer naar van "
     "bij hallo vrouw meisje jonge mooie lieve sexy dame wacht echte foto foto's bel nu nieuw stad thuis ontspannende "
     "jou mij heb wil kom ontvang privé discreet alleen blondine bezoek jouw buurt geen anonieme oproepen hotels heren "
     "mannen man tijd "
     "dagen slank ogen huid lichaam afspraak graag ook weer hete geile lekker lekkere onze ons dan maar",
     ""},
    {"ja ty on ona my i jest jestem nie dla z bez w na mój moja moje twój twoja ten ta to bardzo więcej do od po się "
     "ciebie cię cześć hej dziewczyna kobieta młoda piękna słodka seksowna czeka czekam prawdziwe zdjęcia zadzwoń "
     "teraz "
     "nowa mieście zapraszam masaż relaksacyjny panów dyskretnie tylko jak oraz blondynka brunetka przejazdem waszym "
     "dyskrecja higiena gwarantowane hotel panowie "
     "mężczyzn czas dni ciało oczy spotkanie spotkania chętnie także prywatnie mieszkanie atrakcyjna namiętna gorąca",
     "łąęśźżćń"},
    {"én te ő mi a az egy és van vagyok nem hogy meg csak is szia sziasztok lány nő hölgy fiatal gyönyörű szép szexi "
     "várok várom várja hívásod hívj valódi képek diszkrét hely masszázs kényeztetés új városban most nálam nagyon "
     "szőke barna átutazóban találkozás igényes férfiaknak urak lakás hotel idő nap test szem bőr "
     "kedves forró fehér is már vár "
     "szeretnél uraknak",
     "őűöü"},
    {"я ты он она мы вы и в во на не с со у к по за для из это что как очень мой моя мои твой твоя тебя меня мне тебе "
     "привет девушка женщина молодая красивая нежная ласковая ждет жду массаж отдых фото реальные звони звоните "
     "новенькая "
     "городе приглашаю гости мужчину мужчин только без есть буду полный щедрого интим блондинка брюнетка красивой "
     "фигурой выезд отели отель первый раз "
     "здесь ненадолго новая дни тело глаза кожа встреча приеду апартаменты приятный время всегда или вас",
     "ыэё"},
    {"я ти він вона ми ви і й та в у на не з із до по за для це що як дуже мій моя мої твій твоя тебе мене мені тобі "
     "привіт дівчина жінка молода гарна красива ніжна ласкава чекає чекаю масаж відпочинок фото справжні реальні "
     "дзвони телефонуй нова місті запрошую гості чоловіка тільки без є буду щедрого білявка брюнетка гарною фігурою "
     "виїзд готелі готель перший раз тут ненадовго дні тіло "
     "очі шкіра зустріч квартира приємний час завжди або вас чи",
     "іїєґ"},
    {"аз ти той тя ние вие и в на не с със за от по до това че как много мой моя моята твой твоя теб мен ми здравей "
     "здравейте момиче жена млада красива нежна очаква очаквам чакам масаж пълно обслужване реални снимки обади се "
     "нова "
     "съм града само без има дискретно апартамент блондинка брюнетка хубаво тяло посещения хотели хотел първи път тук "
     "дни очи кожа среща "
     "приятно време винаги или вас мъже мъж щедри ми ви",
     "ъ"},
}};

constexpr double kLetter = 0.7;  // what a letter speaks for each of those that write it

/// For each word or letter, how it speaks for each language.
template <class Key>
using Weights = std::unordered_map<Key, LanguageScores>;

struct Tables {
  std::unordered_map<std::string, LanguageScores, ViewHash, std::equal_to<>> words;
  Weights<char32_t> letters;
};

/// What several languages have speaks less for each.
void share(LanguageScores& scores, double whole) {
  double sum = 0;
  for (const double score : scores) sum += score;
  for (double& score : scores) score *= whole / sum;
}

Tables make_tables() {
  Tables tables;
  for (std::size_t language = 0; language < kLexicons.size(); ++language) {
    const std::string words = folded(kLexicons[language].words);
    for (const Token& token : tokenise(words)) tables.words[std::string(token.text)][language] = 1;
    for (std::size_t i = 0; i < kLexicons[language].letters.size();) {
      tables.letters[next_code_point(kLexicons[language].letters, i)][language] = 1;
    }
  }
  for (auto& [word, scores] : tables.words) share(scores, 1);
  for (auto& [letter, scores] : tables.letters) share(scores, kLetter);
  return tables;
}

void add(LanguageScores& sum, const LanguageScores& scores) {
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += scores[i];
}

}  // namespace

LanguageScores score_languages(std::string_view utf8) {
  static const Tables kTables = make_tables();
  LanguageScores sum{};
  const std::string text = folded(utf8);
  for (const Token& token : tokenise(text)) {
    if (const auto found = kTables.words.find(token.text); found != kTables.words.end()) add(sum, found->second);
  }
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = next_code_point(utf8, i);
    if (c < 0x80) continue;
    if (const auto found = kTables.letters.find(c); found != kTables.letters.end()) add(sum, found->second);
  }
  return sum;
}

}  // namespace vigie::extractors
