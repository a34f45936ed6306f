// What offers say in English and Spanish; all wording invented.
#include "testbed/phrases.h"

namespace vigie::testbed {

namespace {

constexpr std::string_view kEnglishTitles[] = {
    "$name, {sweet|sensual|independent|classy} {companion|escort|masseuse} in $place",
    "{New|Back|Just arrived} in $place: $name, $age",
    "{Relaxing|Tantric|Full body} massage by $name, $place",
    "$name {available|ready to meet you|for gentlemen} in $place",
};
constexpr std::string_view kEnglishOpenings[] = {
    "{Hi|Hello|Good evening} {gentlemen|guys|dear}, I'm $name{, $age years old|}.",
    "My name is $name, {new in town|just arrived|here for a few days}.",
    "{Looking for|Do you need} {a break|good company|some tenderness}? {I'm|Call} $name.",
    "$name here, $height cm, {happy to meet you|at your service|always smiling}.",
};
constexpr std::string_view kEnglishSelf[] = {
    "{Slim|Curvy|Athletic} {body|figure}, {soft skin|green eyes|long hair|bright smile}, {easy "
    "going|educated|playful}.",
    "{My pictures are|All photos are} {real|recent|100% mine}, {what you see is what you get|no bad surprise}.",
    "{Non smoker|No drugs}, {very clean|well groomed|elegant}, {I speak English and some French|languages: English, "
    "French}.",
};
constexpr std::string_view kEnglishOffer[] = {
    "{Girlfriend experience|Sensual massage|Body to body massage} {without rush|with a happy ending|just for you}.",
    "{Couples|First timers|Shy men} {welcome|accepted}, {safe only|protected always|no bareback}.",
    "{Dinner date|Overnight|Weekend trip} {on request|possible}, {role play|dress code} {too|welcome}.",
};
constexpr std::string_view kEnglishWhere[] = {
    "{Incall|My place} in $place, {clean and discreet|near the station|private flat}{, outcall to hotels|}.",
    "{Outcall|I come to you} {to hotels|to your home} around $place, {taxi included|plus taxi}.",
    "{Cosy|Private|Quiet} {studio|flat} in $place, {shower available|easy parking}.",
};
constexpr std::string_view kEnglishWhen[] = {
    "{Available|Open} {every day|from Monday to Saturday|day and night}, {call ahead|book in advance}.",
    "{Please|Kindly} {no private numbers|no texting|be on time}, {gentlemen only|serious only}.",
    "{Cash only|Donation at the start}, {no bargaining|prices are fixed}.",
};
constexpr std::string_view kEnglishTariffs[] = {
    "{Rates|Donation}: $half {€|roses} {half an hour|30 min}, $hour {€|roses} {an hour|1h}{, $night € overnight|}.",
    "{1h|One hour} $hour€, {30 min|half hour} $half€.",
};
constexpr std::string_view kEnglishContacts[] = {
    "{Call|Phone|Ring} me: $phone{|, WhatsApp too}",
    "{My number|Tel} $phone{, calls only|}",
};
constexpr std::string_view kEnglishClosings[] = {
    "{Kisses|See you soon|Waiting for you}, $name{.| x| 💋}",
    "{Don't wait|Call now|Come and see}{.|!} {You will not regret it.|Time flies.}",
};

constexpr std::string_view kSpanishTitles[] = {
    "$name, {dulce|cariñosa|latina|simpática} en $place",
    "{Nueva|Recién llegada|De paso} en $place, $name $age años",
    "{Masaje|Masaje relajante|Compañía} con $name en $place",
};
constexpr std::string_view kSpanishOpenings[] = {
    "{Hola|Buenas|Hola amor}, soy $name{, tengo $age años|}.",
    "Me llamo $name, {recién llegada|nueva en la ciudad|aquí por pocos días}.",
    "$name te espera, {sin prisas|con mucho cariño|lista para ti}.",
};
constexpr std::string_view kSpanishSelf[] = {
    "{Piel suave|Ojos verdes|Cuerpo natural|Bonita sonrisa}, {muy cariñosa|divertida|educada}, $height cm.",
    "{Fotos reales|Mis fotos son reales}, {no te arrepentirás|sin sorpresas}.",
    "{Hablo español y un poco de francés|Latina en Francia}, {limpia y discreta|siempre arreglada}.",
};
constexpr std::string_view kSpanishOffer[] = {
    "{Masaje|Caricias|Trato de novios} {sin prisas|con final feliz|todo protegido}.",
    "{Parejas|Tímidos|Principiantes} {bienvenidos|aceptados}, {siempre con protección|mucho respeto}.",
};
constexpr std::string_view kSpanishWhere[] = {
    "{Recibo|Te recibo} en $place, {piso discreto|lugar limpio|cerca de la estación}{, también hoteles|}.",
    "{Voy a|Salidas a} {hotel|domicilio} {en|cerca de} $place, {taxi aparte|taxi incluido}.",
};
constexpr std::string_view kSpanishWhen[] = {
    "{Todos los días|De lunes a sábado|24 horas}, {llama antes|con cita}.",
    "{No oculto|Sin mensajes|Solo llamadas}, {solo caballeros|solo serios}.",
};
constexpr std::string_view kSpanishTariffs[] = {
    "$half {€|rosas} {media hora|30 min}, $hour {€|rosas} {una hora|1h}.",
    "{Tarifa|Precio}: {1h|una hora} $hour €, {media|30 min} $half €.",
};
constexpr std::string_view kSpanishContacts[] = {
    "{Llámame|Mi teléfono|Contacto}: $phone{, amor|}",
    "{WhatsApp o llamada|Reserva}: $phone",
};
constexpr std::string_view kSpanishClosings[] = {
    "{Besos|Te espero|Hasta pronto}{, $name|}{.|!| 😘}",
    "{No te arrepentirás|Ven a verme|Te va a encantar}{.|, cariño.}",
};

constexpr Phrases kEnglishMiddles[] = {kEnglishSelf, kEnglishOffer, kEnglishWhere, kEnglishWhen};
constexpr Phrases kSpanishMiddles[] = {kSpanishSelf, kSpanishOffer, kSpanishWhere, kSpanishWhen};

}  // namespace

const Grammar& english_offers() {
  static const Grammar grammar{kEnglishTitles,  kEnglishOpenings, kEnglishMiddles,
                               kEnglishTariffs, kEnglishContacts, kEnglishClosings};
  return grammar;
}

const Grammar& spanish_offers() {
  static const Grammar grammar{kSpanishTitles,  kSpanishOpenings, kSpanishMiddles,
                               kSpanishTariffs, kSpanishContacts, kSpanishClosings};
  return grammar;
}

}  // namespace vigie::testbed
