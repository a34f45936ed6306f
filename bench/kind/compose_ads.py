#!/usr/bin/env python3
"""Short ads put together at random from phrases, so that the same words stand in ads of every kind and only who seeks,
who pays and what for tells them apart. Usage: compose_ads.py COUNT SEED > composed.jsonl"""
import json
import random
import sys

# An empty phrase says nothing.
PHRASES = {
    "hello": ["", "", "", "Bonjour,", "bonsoir", "Salut,", "coucou", "Bonjour à tous,", "slt", "Hello,"],
    "man": [
        "homme", "Homme {age}", "h {n}", "jh {y}", "jeune homme", "monsieur", "Monsieur {n} ans", "mec {n}", "mec",
        "homme marié", "homme divorcé {n} ans", "retraité", "quinquagénaire", "cadre {n} ans", "veuf",
        "chef d'entreprise", "H {n} ans, propre et discret,", "homme seul", "homme timide", "routier",
        "étudiant {y} ans", "un gars de {n} ans",
    ],
    "woman": [
        "femme", "femme {age}", "jf", "jeune femme", "dame", "fille", "nana", "jeune fille majeure", "étudiante",
        "femme mûre", "femme ronde", "black", "belle femme", "femme mariée", "maman solo", "mère célibataire",
        "femme {n}-{m} ans", "cougar", "femme libre", "beurette", "femme de l'Est", "asiatique", "meuf",
    ],
    "me_woman": [
        "Jeune femme {y} ans", "jf {y}", "Femme {n} ans", "femme mûre {m} ans", "étudiante {y} ans", "belle métisse",
        "jolie blonde {n} ans", "Maman solo", "femme mariée", "{name}, {n} ans", "je m'appelle {name}, {n} ans,",
        "femme ronde", "brune pulpeuse", "Trans {y} ans", "je suis {name}", "dame de {m} ans",
    ],
    "seek": [
        "cherche", "recherche", "ch", "rech", "aimerait rencontrer", "souhaite rencontrer", "cherche à rencontrer",
        "voudrait trouver", "désire rencontrer", "serait heureux de connaître", "je cherche", "je recherche",
        "suis à la recherche de", "j'aimerais trouver",
    ],
    "propose": ["propose", "je propose", "offre", "je vous propose", "je vous offre", "te propose", "vends"],
    "sex": [
        "plan", "plan direct", "moments coquins", "moments câlins", "sexe", "plan cul", "rapports réguliers",
        "un moment chaud", "une fellation", "câlins", "aventure", "plan régulier", "5 à 7", "rencontre coquine",
        "massage coquin", "moments de tendresse", "pipe", "réaliser mes fantasmes", "une nuit torride",
        "relation discrète",
    ],
    "love": [
        "relation sérieuse", "construire une belle histoire", "une relation durable", "amitié et plus si affinités",
        "sorties et partage", "vie à deux", "faire connaissance", "refaire ma vie", "tendresse et complicité",
        "mariage", "balades, resto et ciné", "histoire d'amour", "vacances et loisirs", "tchat puis rencontre",
    ],
    "pay": [
        "contre {e} €", "je paie {e} l'heure", "je dédommage", "dédommagement {e}€", "rémunéré",
        "rémunération correcte", "récompense assurée", "contre cadeau", "contre petit billet", "{e} euros cash",
        "généreux", "je sais être généreux", "aide financière", "je participe aux frais", "participation financière",
        "je donne {e}", "paye bien", "contre argent", "j'ai {e} euros", "tarif raisonnable svp", "budget {e}",
        "compensation", "contre roses", "ton prix sera le mien", "annoncez vos tarifs", "combien prends-tu ?",
        "loyer payé en échange", "indemnité de {e} €", "vénale bienvenue", "petit geste financier de ma part",
    ],
    "be_paid": [
        "{e} €", "{e} roses", "{e}€ la demi-heure, {f}€ l'heure", "contre petit cadeau", "participation {e} €",
        "tarif {e}", "généreux uniquement", "hommes généreux", "contre aide financière", "{e}/{f}",
        "tarifs au téléphone", "{e} les 30 min", "à partir de {e}", "pas de négociation", "compensation demandée",
        "offrande {e}", "contre rémunération", "à {e} l'heure", "besoin d'argent", "dédommagement demandé",
        "messieurs vénal bienvenu", "tarif sur demande", "1h {f} €", "geste généreux attendu",
    ],
    "free": [
        "gratuit", "rien de vénal", "pas de tarif", "vénales s'abstenir", "pros s'abstenir", "sans échange d'argent",
        "pas d'escort", "juste le plaisir", "pas intéressé par les plans payants", "sans contrepartie",
        "je ne paie pas", "pas de rapports tarifés", "escorts passez votre chemin", "", "", "", "", "tout simplement",
        "juste pour le fun",
    ],
    "act": [
        "massage naturiste", "massage érotique", "massage avec finition", "fellation", "moment de détente", "câlins",
        "GFE", "domination", "body body", "moments coquins", "69 et plus", "prestations variées",
        "moment inoubliable", "tous vos fantasmes", "sodomie", "massage tantrique", "duo coquin", "rencontre",
        "cunnilingus", "services complets", "show cam", "vidéos coquines", "culottes portées", "photos coquines",
        "plan soumission", "massage et plus",
    ],
    "host": [
        "je reçois", "je me déplace", "reçoit en privé", "à l'hôtel", "chez moi", "en voiture", "dans appart discret",
        "je peux recevoir", "hôtel ou domicile", "", "",
    ],
    "house": [
        "Agence", "Salon de massage", "institut naturiste", "bar à hôtesses", "club privé", "Agence d'escorts",
        "club libertin", "studio webcam", "Agence OnlyFans", "maison close en Suisse", "appartement à Bruxelles",
        "cabaret", "société de production X", "site de charme", "salon érotique", "sauna club", "escort indépendante",
        "une équipe de filles", "Bar de nuit", "organisateur de soirées privées", "salon nuru", "photographe X",
    ],
    "hire": [
        "recrute", "cherche", "recherche", "embauche", "engage", "recrute urgent", "cherche encore", "a besoin de",
        "sélectionne", "recrutons", "recherchons",
    ],
    "staff": [
        "masseuses", "hôtesses", "filles", "jeunes femmes", "escorts", "filles motivées", "jolies filles", "modèles",
        "masseuse", "hôtesse", "une fille", "danseuses", "collaboratrices", "débutantes", "une masseuse",
        "escort girl", "stripteaseuses", "trans", "escort boys", "actrices", "créatrices", "camgirls", "une collègue",
        "étudiantes", "3 filles", "nouvelles filles", "une copine de travail", "animatrices",
    ],
    "terms": [
        "50/50", "60 % pour vous", "logement fourni", "débutante acceptée", "clients assurés", "formation assurée",
        "payée à la journée", "revenus élevés", "{g} € par semaine", "{g} par mois", "logée", "bons gains",
        "on s'occupe de tout", "annonces et clients fournis", "chauffeur et sécurité", "discrétion assurée",
        "planning libre", "envoyez photos", "je prends {p} %", "gros salaire", "bonne clientèle", "sans expérience",
        "commission {p} %", "tu gardes {p} %", "loyer à la semaine", "paye chaque soir", "photos et pub offertes",
    ],
    "firm": [
        "Restaurant", "Brasserie", "EHPAD", "Boulangerie", "Entreprise", "Hôtel 3 étoiles", "Salon de coiffure",
        "Famille", "Agence événementielle", "Camping", "Supermarché", "Cabinet médical", "Institut de beauté",
        "Société de nettoyage", "agence d'intérim", "association", "Centre d'appels", "Spa d'hôtel", "mairie",
        "agence immobilière",
    ],
    "job": [
        "serveuse", "serveurs", "hôtesse d'accueil", "hôtesses d'accueil", "vendeuse", "femme de ménage",
        "commis de cuisine", "aide-soignante", "nounou", "baby-sitter", "secrétaire", "esthéticienne", "coiffeuse",
        "animatrice BAFA", "réceptionniste", "caissière", "praticienne spa diplômée", "femmes de chambre",
        "chauffeur", "masseur-kiné", "commercial", "plongeur", "auxiliaire de vie", "téléconseillers",
        "agent d'accueil", "un jardinier",
    ],
    "contract": [
        "CDI", "CDD 6 mois", "35h", "temps partiel", "SMIC + pourboires", "1 {t}50 € brut", "expérience exigée",
        "CESU", "12 €/h", "envoyez CV", "permis B", "du lundi au vendredi", "poste à pourvoir", "mutuelle",
        "débutant accepté", "logement possible", "CV et lettre de motivation", "saison", "tickets restaurant",
        "formation assurée",
    ],
    "do": [
        "ménage et repassage", "cours de maths", "cours de piano", "garde d'enfants", "baby-sitting",
        "massages bien-être", "massage sportif", "soins énergétiques", "travaux de peinture", "jardinage",
        "plomberie", "déménagement", "voyance", "coiffure à domicile", "photos de mariage",
        "aide aux personnes âgées", "soutien scolaire", "retouches couture", "dépannage informatique",
        "cours de yoga", "réflexologie", "shiatsu", "promenade de chiens", "maquillage de mariage", "cours de salsa",
        "hypnose", "transport de meubles", "manucure", "massage suédois", "cours d'anglais",
    ],
    "rate": [
        "{t} €/h", "{t} € de l'heure", "devis gratuit", "tarif raisonnable", "CESU accepté", "{e} € la séance",
        "diplômée", "sur rendez-vous", "à domicile", "non sexuel", "sans ambiguïté", "références",
        "prix selon prestation", "tous niveaux", "je me déplace", "en cabinet", "chez moi ou chez vous",
        "sérieuse et motivée", "reçoit au cabinet",
    ],
    "thing": [
        "canapé", "Clio diesel", "vélo", "iPhone 12", "poussette", "robe de soirée", "lit 140", "machine à laver",
        "guitare", "chiots LOF", "lingerie neuve", "table de massage", "PS5", "lot de livres", "manteau", "scooter",
        "table et chaises", "chatons", "matelas neuf", "bottes cuir", "places de concert", "remorque", "parfum",
        "appareil photo", "télé",
    ],
    "state": [
        "bon état", "très bon état", "{e} €", "{e} euros à débattre", "comme neuf", "jamais servi",
        "à venir chercher", "prix ferme", "facture et garantie", "envoi possible", "cause déménagement",
        "main propre", "CT ok", "peu servi",
    ],
    "home": [
        "studio meublé", "T2 lumineux", "T3 de {m} m2", "chambre en colocation", "maison avec jardin", "gîte", "box",
        "chambre chez l'habitant", "local commercial", "appartement",
    ],
    "lease": [
        "{h} € cc", "loyer {h}", "charges comprises", "libre de suite", "proche métro", "caution", "dossier solide",
        "balcon", "{h} par mois", "non fumeur", "meublé", "2e étage", "garant exigé", "wifi compris",
    ],
    "place": [
        "{town}", "à {town}", "secteur {town}", "région {town}", "{town} centre", "sur {town} et alentours",
        "proche {town}", "", "", "",
    ],
    "close": [
        "", "", "", "merci", "à bientôt", "discrétion", "mp", "contact par sms", "appelez-moi", "tel {tel}",
        "réponse assurée", "photo demandée", "sérieux uniquement", "pas sérieux s'abstenir", "dispo ce soir",
        "disponible le week-end", "bisous", "contactez-moi en mp", "hygiène irréprochable", "au plaisir",
        "whatsapp {tel}", "dispo de suite", "cordialement", "libre en journée", "à très vite", "!!",
        "pas de numéro masqué",
    ],
    "pro": ["propose", "fait", "pratique", "aime", "offre"],
    "gain": [
        "logement gratuit", "chambre sans loyer", "{e} €", "aide financière", "hébergement", "loyer payé", "cadeaux",
        "shopping", "cours gratuits", "week-end offert", "réparation gratuite", "soutien financier",
        "restaurant et cadeaux",
    ],
    "need": [
        "besoin d'argent", "fins de mois difficiles", "loyer à payer", "en galère", "pour payer mes études",
        "fauchée", "j'ai besoin d'un coup de pouce", "sans emploi", "factures à payer", "pour arrondir",
    ],
    "play": [
        "bondage", "fessée", "adoration des pieds", "humiliation", "domination", "travestissement", "soumission",
        "jeux SM",
    ],
    "content": [
        "photos coquines", "culottes portées", "vidéos perso", "nudes", "photos de pieds", "strings portés",
        "show cam", "contenu exclusif", "vidéos X", "chaussettes portées",
    ],
    "ask": [
        "tu es dispo ce soir ?", "c'est combien l'heure ?", "vous recevez où ?", "quels sont vos tarifs ?",
        "tu fais la fellation ?", "je voudrais un rdv demain", "votre annonce m'intéresse",
        "êtes-vous libre à {t} h ?", "tu prends combien ?", "je souhaite un massage complet",
        "tu te déplaces à l'hôtel ?",
    ],
    "lure": [
        "tu veux gagner {g} € par mois", "besoin d'argent les filles", "meufs motivées pour se faire {g}",
        "deviens camgirl", "deviens créatrice de contenu", "tu es belle et ambitieuse", "job bien payé pour filles",
        "envie de débuter comme escort", "plan sérieux pour filles en galère", "{g} par semaine pour jolies filles",
    ],
    "help": [
        "dépistage", "écoute des victimes", "aide aux femmes", "groupe de parole", "permanence juridique",
        "prévention",
    ],
    "en_act": [
        "GFE", "full service", "body to body massage", "blowjob", "happy ending", "overnight company", "a quickie",
        "a good time",
    ],
    "es_act": [
        "francés", "masaje con final feliz", "besos", "trato de novia", "completo", "compañía", "un buen rato",
    ],
    "en_house": ["a massage parlour", "our escort agency", "a night club", "a webcam studio", "private apartments"],
    "es_house": ["piso", "club", "centro de masajes eróticos", "agencia de escorts", "casa de relax"],
    "en_who": ["Man", "Woman", "Single mum", "French guy", "Nice girl", "Gentleman"],
    "pay_way": ["paypal", "pcs", "lydia", "transcash", "virement", "neosurf"],
    "helper": [
        "sugar daddy", "papa gâteau", "bienfaiteur", "mécène", "homme aisé", "homme qui m'aide", "homme généreux",
        "protecteur", "monsieur généreux", "homme qui sait gâter", "homme qui sait remercier", "daddy", "sponsor",
        "homme à l'aise financièrement", "homme qui m'aide financièrement",
    ],
    "thanks": [
        "je saurai te remercier", "relation suivie", "tendresse en retour", "moments câlins", "très câline",
        "je serai douce", "coquine et discrète", "aide mensuelle", "contre soutien", "en échange de tendresse",
        "rencontres régulières", "complicité garantie",
    ],
    "short_ad": [
        "escort", "escort girl", "massage coquin", "massage avec finition", "GFE", "dispo maintenant", "dispo de suite",
        "nouvelle", "nouvelle arrivée", "de passage", "je reçois", "black dispo", "trans dispo", "latina", "asiatique",
        "domina", "plan direct {e}", "pipe {e}", "coquine dispo",
    ],
    "fan_page": [
        "OnlyFans", "mym", "snap privé", "canal telegram privé", "snap à vie", "fansly", "VIP telegram", "insta privé",
    ],
    "fan_word": [
        "vient d'ouvrir", "abonnement {t} €", "{t} € à vie", "abonne-toi", "-50 % ce mois", "contenu exclusif",
        "nouvelles vidéos chaque jour", "je réponds à tous les messages", "lien en bio", "photos et vidéos hot",
    ],
    "vehicle": ["voiture", "Clio", "moto", "utilitaire", "camping-car", "or et bijoux", "vieux vins", "timbres",
                "voitures en panne", "livres anciens", "iPhone cassé", "meubles anciens", "vélo d'occasion"],
    "flatmate": ["colocataire", "une quatrième coloc", "un coloc", "une colocataire calme", "coloc étudiante"],
    "freely": [
        "gratuit", "rien de vénal", "pas de tarif", "vénales s'abstenir", "pros s'abstenir", "sans échange d'argent",
        "pas d'escort", "juste le plaisir", "je ne paie pas", "pas de plan payant", "entre adultes consentants",
        "plaisir partagé", "sans prise de tête", "si feeling", "complicité et respect",
    ],
    "name": [
        "Lina", "Emma", "Sonia", "Jessica", "Clara", "Nadia", "Mila", "Sandra", "Bianca", "Laura", "Kelly", "Samia",
    ],
    "town": [
        "Lyon", "Paris", "Nantes", "Cergy", "Créteil", "Lille", "Nice", "Toulouse", "Melun", "Dijon", "Brest", "Metz",
        "Pau", "Angers", "Rouen", "Évry", "Nîmes", "Tours", "Reims", "Valence", "Bordeaux", "Limoges", "Argenteuil",
    ],
    "age": ["{n} ans", "de {n} ans", "{n}", ""],
    "tel": ["06 39 98 12 34", "0639985610", "06.39.98.77.21", "06-39-98-40-05"],
}
NUMBERS = {"n": (20, 65), "y": (18, 29), "m": (30, 60), "t": (10, 40), "p": (20, 70)}
SUMS = {"e": (30, 200, 10), "f": (100, 300, 10), "g": (1000, 8000, 500), "h": (350, 1200, 10)}

# Names of PHRASES, NUMBERS and SUMS in {braces} are drawn; `|` parts the title from the text.
SHAPES = {
    "offer": [
        "{me_woman}|{hello} {me_woman} {propose} {act}, {be_paid}. {host} {place}. {close}",
        "{act}|{me_woman}, {host}, {act}, {be_paid} {place} {close}",
        "{me_woman} {host}|{act}, {act}. {be_paid}. {close}",
        "{name}|{hello} {me_woman} {seek} {man} pour {sex}, {be_paid}, {place} {close}",
        "{act} {place}|{host}, {be_paid}, {close}",
        "{me_woman} {seek} hommes généreux|{sex}, {host} {place}. {be_paid}. {close}",
        "{act} {be_paid}|",
        "Homme escort|{man} {propose} {act} à femmes et couples, {be_paid}, {place} {close}",
        "|{me_woman} {place}, {act}, {be_paid}, {host}, {close}",
        "{me_woman}|{hello} {me_woman}, {need}, {propose} {sex} {place}, {be_paid}. {close}",
        "{me_woman} {seek} plan rémunéré|{need}, {sex}, {host} {place} {close}",
        "Dominatrice {place}|{me_woman}, {play}, {play}, offrande {e}, {close}",
        "{content}|{me_woman} vend {content}, {content}, {e} €, paypal, {close}",
        "Sugar baby|{me_woman} {seek} daddy {place}, {love} et {sex}, {e} par rencontre. {close}",
        "Escort girl|Independent escort, {en_act}, {en_act}, {e} per hour, incall and outcall, {place}",
        "{name}|{en_act}, {en_act}. {e} half hour, {f} one hour. {place} whatsapp {tel}",
        "Chica {place}|{es_act}, {es_act}, {e} media hora, {f} la hora, llámame {tel}",
        "|{me_woman} {seek} {helper} {place}, {thanks}. {close}",
        "{seek} {helper}|{thanks}, {me_woman} {place}. {close}",
        "|Je cherche un {helper}, {thanks}, {thanks}, {place}",
        "|{short_ad} {place} {close}",
        "{short_ad} {place}|{close}",
        "|{name} {place} {e}/{f}",
        "|{short_ad}, {name}, {place} {tel}",
        "{fan_page}|{fan_page} {fan_word}, {fan_word}",
        "|{name} {fan_page}, {fan_word}, {close}",
        "|{play}, {play}, séance {f} {place}, donjon équipé, {close}",
        "|{sex} avec homme marié, discrétion contre soutien financier, {name}",
        "|qui veut m'offrir {thing} ? {me_woman} {place}, {thanks}",
        "|sugar baby {y} ans {seek} {helper} {place}",
        "|{propose} {content} {e} €, {pay_way}",
        "|libre ce soir {place}, amour {e}, {name}",
        "|gâte-moi, {me_woman}, {thanks}, {place}",
        "|Blondă, {town}, non stop, {e}",
        "|Ragazza riceve a {town}, massaggio e relax, {e}",
        "|Menina atende em {town}, {e}, completo",
        "|{act} à domicile ou hôtel, {name}, {place}, {f} minimum",
    ],
    "client": [
        "{man}|{hello} {man} {seek} {woman} pour {sex}, {pay}. {place} {close}",
        "{seek} {woman}|{man} {place}, {sex}, {pay}. {close}",
        "{sex}|{hello} {seek} {woman} {place} pour {sex} {pay} {close}",
        "{man} {seek} {woman}|{pay}, {sex}, {host} {place}, {close}",
        "{place}|{seek} {woman} qui {pro} {act}, {pay}, {close}",
        "{man}|{propose} {gain} à {woman} en échange de {sex} {place}. {close}",
        "{seek} {act}|{man} {seek} {act} {place}, {pay} {close}",
        "{seek} escort|{man} {seek} escort pour {sex} {place} {close}",
        "qui est dispo ?|{woman} dispo pour {sex} {place} ? {pay} {close}",
        "|{hello} {man} {seek} {woman}, {sex}, {pay} {close}",
        "{seek} {woman} {pay}|",
        "Bonjour {name}|Bonjour {name}, {ask}, {place} {close}",
        "{name}|{hello} {ask} {ask} {close}",
        "{gain} contre {sex}|{man} {propose} {gain} à {woman} contre {sex}, {place} {close}",
        "{gain}|{hello} {propose} {gain} à {woman} si {sex}, {place}. {close}",
        "achat|{man} achète {content} {place}, {e} €, {close}",
        "soumis|soumis {n} ans {seek} dominatrice {place} pour {play}, tribut {e}, {close}",
        "femme mûre|Femme {m} ans {seek} jeune homme pour {sex}, {pay} {place} {close}",
        "couple|couple {seek} escort bi pour {sex}, {pay} {place}, {close}",
        "{man} {seek} masseuse|{act} {place}, {pay}, {close}",
        "Looking for a girl|Man {n} looking for {en_act}, {place}, will pay {e}, {close}",
        "Busco chica|Hombre {n} busca chica para {es_act}, pago {e}, {place}",
        "|{gain} contre {thanks}, {man} {n} ans, {place}",
        "|{act} recherché, {place}, faire offre, {close}",
        "|photographe {seek} modèle nu et plus si affinités, {pay}, {close}",
        "|{man} offre {e} € à couple pour regarder, {close}",
        "|{man} généreux reçoit {woman} vénale {place} {close}",
        "|{man} paye {place} {close}",
        "|{seek} {woman} pour ce soir, {e} max, {place}",
        "|{seek} fille pour {sex}, défrayée, {place}",
        "|Sugar baby {seek} par {man}, {e} la rencontre",
        "|{seek} {act} {e}, {place}",
        "|{seek} rdv tarifé {place}, {close}",
        "|{seek} plan payant avec {woman}, {place}",
        "|Visiting {town}, want a girl for {en_act}, pay {f}",
        "|Doy {e} por {es_act}, {place}",
        "|Ofer {f} pentru o oră, {town}",
        "|Offro {f} a ragazza per una sera, {town}",
        "|{propose} {f} à {woman} pour {sex}, {place}",
        "|{need} ? {man} {propose} {gain}, {sex}, {close}",
    ],
    "recruitment": [
        "{house}|{hello} {house} {hire} {staff} {place}. {terms}, {terms}. {close}",
        "{hire} {staff}|{house} {place}, {terms}, {terms}, {close}",
        "{staff}|{hire} {staff} pour {house} {place}, {terms}. {close}",
        "{house} {hire} {staff}|",
        "{hire} {staff} {place}|{terms}, {terms}, {terms}. {close}",
        "|{house} {hire} {staff} {place} {terms} {close}",
        "Travail bien payé|{hello} {hire} {staff} sans tabou, {terms}, {terms} {place}. {close}",
        "{staff}|{me_woman} escort {seek} {staff} pour travailler ensemble {place}, {terms}. {close}",
        "{lure}|{hello} {lure} ? {terms}, {terms}. {close}",
        "{lure}|{lure} {place}, rejoins-nous, {terms} {close}",
        "chambre|loue chambre à filles indépendantes dans {house} {place}, {terms}, {terms} {close}",
        "partenaire|photographe {seek} {woman} pour {content} sur site payant, {terms} {close}",
        "téléphone rose|{hire} {staff} pour téléphone rose ou webcam, {terms}, {terms} {close}",
        "Girls wanted|We need girls for {en_house} {place}, accommodation provided, {p}% yours, {close}",
        "Buscamos chicas|Buscamos chicas para {es_house} {place}, alojamiento gratis, {p} %, {close}",
        "|Job d'escort, {terms}, {terms}, {close}",
        "|{staff} sans tabou ? travail bien rémunéré, {terms}, {close}",
        "|couples et hommes recherchés pour films X, {terms} {close}",
        "|{staff} pour tournage adulte, {terms}, {place}",
        "|{house} {hire} gogo danseuses et hôtesses, {contract}",
        "|{house} {hire} {staff}, {contract}, {place}",
        "|travail d'hôtesse en bar de nuit, {terms} {place}",
    ],
    "other": [
        "{man}|{hello} {man} {seek} {woman} pour {love}, {free}. {place} {close}",
        "{man} {seek} {woman}|{sex}, {freely}, {host} {place}. {close}",
        "{me_woman}|{hello} {me_woman} {seek} {man} pour {love}. {free} {place} {close}",
        "{me_woman} {seek} {man}|{sex}, {freely}. {place} {close}",
        "{man} {seek} {man}|{sex} {freely}, {host} {place} {close}",
        "couple {seek} {woman}|{sex} à trois, {freely} {place} {close}",
        "{firm}|{firm} {hire} {job} {place}, {contract}, {contract}. {close}",
        "{job}|{hire} {job} {place}. {contract}, {contract}. {close}",
        "{me_woman} {propose} {do}|{do} {place}, {rate}, {rate}. {close}",
        "{do}|{man} {propose} {do} {place}, {rate}, {close}",
        "Recherche {do}|{hello} {seek} {do} {place}, {rate}, {close}",
        "vends {thing}|{thing} {state}, {state} {place} {close}",
        "{thing}|{hello} {seek} {thing} {state}, {state} {place} {close}",
        "{home}|à louer {home} {place}, {lease}, {lease}. {close}",
        "{seek} {home}|{me_woman} {seek} {home} {place}, {lease}, {close}",
        "{man} {seek} {woman}|{love}. {place} {close}",
        "{me_woman} {seek} travail|{do}, {place}, {contract}. {close}",
        "vends {thing} {state}|",
        "photographe|photographe {seek} modèle {woman} pour portraits, {contract} {place}, échange photos. {close}",
        "soumis|soumis {n} ans {seek} {woman} dominante pour {play}, {freely} {place} {close}",
        "soirée {place}|club libertin, soirée couples, entrée {e} €, {close}",
        "association|association, {help} {place}, gratuit et confidentiel, {close}",
        "Looking for love|{en_who} {n} looking for a serious relationship, {place} {close}",
        "For rent|Flat to rent {place}, {h} per month, bills included {close}",
        "Busco|Hombre {n} busca mujer para relación seria, {place}",
        "Vendo|Vendo sofá, buen estado, {e} euros, {place}",
        "{firm} {hire} {job}|",
        "|achète {vehicle} {state} {place}",
        "|rachète {vehicle}, paiement cash, {close}",
        "colocation|{seek} {flatmate} {place}, {lease} {close}",
        "|je {do} {place}, {rate}, {close}",
        "|{woman} {seek} {do}, {place}",
        "|{me_woman} dominatrice amateur {seek} soumis, {freely}, {place}",
        "|{woman} {seek} {man} {place}",
        "|{woman} de {n} ans, {place}",
        "{man} {n}|{place}",
        "|{man} {n} {seek} {woman} {place}",
        "|{man} {seek} sexfriend {place}, {freely}",
    ],
}


def drawn(rng, name):
    if name in NUMBERS:
        return str(rng.randint(*NUMBERS[name]))
    if name in SUMS:
        return str(rng.randrange(*SUMS[name]))
    return filled(rng, rng.choice(PHRASES[name]))


def filled(rng, shape):
    while "{" in shape:
        begin, end = shape.index("{"), shape.index("}")
        shape = shape[:begin] + drawn(rng, shape[begin + 1 : end]) + shape[end + 1 :]
    return " ".join(shape.split())


def main(count, seed):
    rng = random.Random(seed)
    for i in range(count):
        kind = rng.choice(list(SHAPES))
        title, text = (filled(rng, part) for part in rng.choice(SHAPES[kind]).split("|"))
        ad = {"site": "composed", "ad_id": f"z{i}", "kind": kind, "title": title, "text": text}
        print(json.dumps(ad, ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
