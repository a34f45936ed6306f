// The shipped definitions on small pages with the markup that their evidence names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractors/read_page.h"
#include "tests/extractors/pages.h"

namespace vigie::extractors {
namespace {

using testing::page_of;
using testing::shipped_site;
using Texts = std::vector<std::string>;

std::vector<RawAd> rows(std::string_view site, const std::string& url, const std::string& body) {
  const Page page = page_of(url, body);
  EXPECT_EQ(to_text(recognise(page, shipped_site(site))), "ok");
  auto listing = read_listing(page, shipped_site(site));
  EXPECT_TRUE(listing);
  return listing ? listing->ads : std::vector<RawAd>();
}

RawAd ad_of(std::string_view site, const std::string& url, const std::string& body) {
  const Page page = page_of(url, body);
  auto ad = read_ad(page, shipped_site(site));
  EXPECT_TRUE(ad) << ad.error();
  return ad ? *ad : RawAd();
}

TEST(Wannonce, RowsOfBothMarkups) {
  const std::string url = "https://www.wannonce.com/rencontres-adultes-85/";
  const auto newer = rows("wannonce", url, R"(<div class="_annonce-mv1">
    <div class="_annonce-mv1-titre-long"><a href="/annonce/lina-cergy-4411.htm">Lina à Cergy</a></div>
    <div class="_annonce-mv1-loc">Vitry-sur-Seine - hier</div><div class="_annonce-mv1-texte">Bonjour</div></div>)");
  ASSERT_EQ(newer.size(), 1u);
  EXPECT_EQ(newer[0].ad_id, "4411");
  EXPECT_EQ(newer[0].title, "Lina à Cergy");
  EXPECT_EQ(newer[0].place, "Vitry-sur-Seine");
  EXPECT_EQ(newer[0].posted, "hier");
  const auto older =
      rows("wannonce", url, R"(<div class=bloc_liste2><a class=lien_fiche href="/x/4412.htm"><b>Mia</b></a>
    <i class=liste8>12/09</i><i class=liste9>Texte</i><i class=liste10>Meaux</i></div>
    <div class=bloc_liste><a class=lien_fiche href="/x/4413.htm"><b>Eva</b></a></div>)");
  ASSERT_EQ(older.size(), 2u);
  EXPECT_EQ(older[0].title, "Mia");
  EXPECT_EQ(older[0].place, "Meaux");
  EXPECT_EQ(older[1].ad_id, "4413");
}

TEST(Wannonce, AdAndItsGeoBlock) {
  const auto ad = ad_of("wannonce", "https://www.wannonce.com/annonce/lina-4411.htm", R"(<h1>Lina</h1>
    <div class=a_pseudo>Lina95</div><div class=nowrap-txt>Je reçois<br>à Cergy<span>pub</span></div>
    <span itemprop=addressLocality>Cergy</span>)");
  EXPECT_EQ(ad.name, "Lina95");
  EXPECT_EQ(ad.place, "Cergy");
  EXPECT_THAT(*ad.text, ::testing::Not(::testing::HasSubstr("pub")));
  const Page refused = page_of("https://www.wannonce.com/", "<title>Accès refusé</title>");
  EXPECT_EQ(recognise(refused, shipped_site("wannonce")), Outcome::kGeo);
}

TEST(Sexemodel, RowWhoseNameHoldsASpace_AndAd) {
  const auto found = rows("sexemodel", "https://www.sexemodel.com/profiles/search_box/1/", R"(
    <div class=search_user_container><a class=showname href="/escort/Lina Rose-90210/">Lina Rose</a></div>)");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].ad_id, "90210");
  const auto ad = ad_of("sexemodel", "https://www.sexemodel.com/escort/Lina%20Rose-90210/", R"(<h1>Lina Rose</h1>
    <div id=table_left><dl><dt>Âge:</dt><dd>28</dd><dt>Ville de base:</dt><dd>Cergy</dd></dl></div>
    <div id=table_right><ul class=working-cities><li><span>1</span><span>Pontoise</span></li></ul></div>
    <span id=thephone>06 39 98 00 21</span><a href="tel:+33639980022">x</a>)");
  EXPECT_EQ(ad.ad_id, "90210");
  EXPECT_EQ(ad.age, "28");
  EXPECT_EQ(ad.place, "Pontoise");
  EXPECT_EQ(ad.phones, (Texts{"06 39 98 00 21", "+33639980022"}));
}

TEST(Skokka, RowsOfBothMarkups_AndAd) {
  const auto found = rows("skokka", "https://fr.skokka.com/escorts/ile-de-france/?p=1", R"(
    <div class="listing-item"><div class=item-image-supertop></div><img data-src="/image/post/1/2/a.jpg" src=blank.gif>
    <h2 class="listing-title item-title"><a href="/annonce/lina-a-creteil-fr5m8m5mr/">Lina à Créteil</a></h2>
    <p class=item-description>Bonjour…</p><div class=tagcard><strong>27 ans</strong><strong>Créteil</strong></div>
    <span class=badge-pill>De 80 €</span></div>)");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].ad_id, "fr5m8m5mr");
  EXPECT_EQ(found[0].age, "27");
  EXPECT_EQ(found[0].place, "Créteil");
  EXPECT_EQ(found[0].price, "80 €");
  EXPECT_EQ(found[0].photos.at(0).url, "https://fr.skokka.com/image/post/1/2/a.jpg");
  EXPECT_EQ(rows("skokka", "https://fr.skokka.com/escorts/x/", R"(<div id=colonna-unica>
    <h3><a href="/anuncio/eva-frab12c/">Eva</a></h3></div>)")
                .at(0)
                .ad_id,
            "frab12c");
  const auto ad = ad_of("skokka", "https://fr.skokka.com/annonce/lina-a-creteil-fr5m8m5mr/", R"(<h1>Lina à Créteil</h1>
    <div class=item-description>Bonjour</div><a href="tel:+33639980031">1</a><a href="https://wa.me/33639980032">2</a>)");
  EXPECT_EQ(ad.phones, (Texts{"+33639980031", "https://wa.me/33639980032"}));
}

TEST(EuroGirlsEscort, RowAndAd) {
  const auto found = rows("eurogirlsescort", "https://www.eurogirlsescort.com/escorts/france/", R"(
    <div class=list-items><div class=item><div class=name><a href="/escort/lina/61/?source=vip">Lina</a></div>
    <div class=located>in <strong>Versailles</strong></div></div>
    <div class=item><div class=name><a href="/escort/mia/62/">Mia</a></div></div></div>)");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].url, "https://www.eurogirlsescort.com/escort/lina/61/");
  EXPECT_EQ(found[0].place, "Versailles");
  const auto ad = ad_of("eurogirlsescort", "https://www.eurogirlsescort.com/escort/lina/61/?list=x", R"(
    <h1 class=logo>EuroGirls</h1><span id=js-last-login>2 days ago</span><div class=description><h1>Lina, independent</h1>
    <p class=js-more><span class=less>Bonjour</span></p></div>
    <div class=params><div><span>Age:</span> <strong>25</strong></div>
    <div><span>Location:</span> <strong><a>Versailles</a>, <a>France</a></strong></div></div>
    <div class=contacts><span id=js-phone><a class=js-phone data-phone=zzz href="tel:+33639980041">voir</a></span></div>
    <div class=rates><table><tbody><tr><th>1 h</th><td>200 USD <small>180 EUR</small></td></tr></tbody></table></div>)");
  EXPECT_EQ(ad.title, "Lina");
  EXPECT_EQ(ad.name, "Lina");
  EXPECT_FALSE(ad.posted);
  EXPECT_EQ(ad.text, "Bonjour");
  EXPECT_EQ(ad.age, "25");
  EXPECT_EQ(ad.place, "Versailles, France");
  EXPECT_EQ(ad.price, "180 EUR");
  EXPECT_EQ(ad.phones, Texts{"+33639980041"});
}

TEST(Leboncoin, RowsAndAdAreJson) {
  const auto found = rows("leboncoin", "https://www.leboncoin.fr/recherche?category=34&locations=d_95&page=1", R"(
    <script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"searchData":{"ads":[
    {"list_id":2711,"subject":"Massage","body":"Bonjour\nà Cergy","url":"https://www.leboncoin.fr/ad/services/2711",
     "first_publication_date":"2026-09-07 10:00:00","location":{"city":"Cergy","zipcode":"95000"},"price":[80],
     "images":{"urls":["https://img.leboncoin.example/1.jpg"]}},
    {"list_id":2712,"subject":"Cours","url":"/ad/services/2712","price":[]}]}}}}</script>)");
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].ad_id, "2711");
  EXPECT_EQ(found[0].text, "Bonjour\nà Cergy");
  EXPECT_EQ(found[0].place, "Cergy");
  EXPECT_EQ(found[0].price, "80");
  EXPECT_EQ(found[0].photos.size(), 1u);
  EXPECT_EQ(found[1].url, "https://www.leboncoin.fr/ad/services/2712");
  EXPECT_FALSE(found[1].price);
  const auto ad = ad_of("leboncoin", "https://www.leboncoin.fr/ad/services/2711", R"(<script id="__NEXT_DATA__">
    {"props":{"pageProps":{"ad":{"list_id":2711,"subject":"Massage","body":"Bonjour","location":{"city":"Cergy"}}}}}</script>)");
  EXPECT_EQ(ad.ad_id, "2711");
  EXPECT_EQ(ad.title, "Massage");
  EXPECT_EQ(ad.place, "Cergy");
}

TEST(ParuVendu, RowsOfBothMarkups) {
  const auto found = rows("paruvendu", "https://www.paruvendu.fr/rencontres/val-de-marne-94/?p=1", R"(
    <div class=blocAnnonce data-id=1A2B3><a href="/annonces/rencontre-1A2B3"><h3>Eva</h3></a></div>
    <div class=blocAnnonce><a href="/pub"><h3>Publicité</h3></a></div>)");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].ad_id, "1A2B3");
  EXPECT_EQ(found[0].title, "Eva");
  const auto ad = ad_of("paruvendu", "https://www.paruvendu.fr/annonces/rencontre-1A2B3", "<h1>Eva</h1>");
  EXPECT_EQ(ad.ad_id, "1A2B3");
}

TEST(Vivastreet, RowAndAdsOfBothMarkups) {
  const auto found = rows("vivastreet", "https://www.vivastreet.com/annonces-rencontre-coquine-sexe/ile-de-france", R"(
    <div class=clad data-clad-id=301234567><a class=clad__ad_link
    title="Lina, Meaux" href="/annonces-rencontre-coquine-sexe/meaux-77100/lina/301234567">Lina…</a>
    <div class=clad__geo><div>Meaux (77100)</div></div></div>)");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].ad_id, "301234567");
  EXPECT_EQ(found[0].title, "Lina, Meaux");
  EXPECT_EQ(found[0].place, "Meaux (77100)");
  const std::string url = "https://www.vivastreet.com/annonces-rencontre-coquine-sexe/meaux-77100/lina/301234567";
  const auto newer = ad_of("vivastreet", url, R"(<h1 data-automation=hdrAdTitle>Lina</h1>
    <div data-automation=divClassifiedDescriptionCopy>Bonjour</div>
    <table id=details-tbl-specs><tr><th>Age<td>25 years old<tr><td>Location<td>Meaux</table>
    <a id=phone_link_bottom onclick="location.href='tel:0639980051';">Voir</a>
    <img data-automation=imgDetailCarouselImage0 data-src="/i/1.jpg">
    <script type="application/ld+json">{"@graph":[{"datePublished": "2026-09-07"}]}</script>)");
  EXPECT_EQ(newer.age, "25 years old");
  EXPECT_EQ(newer.place, "Meaux");
  EXPECT_EQ(newer.phones, Texts{"0639980051"});
  EXPECT_EQ(newer.posted, "2026-09-07");
  EXPECT_EQ(newer.photos.size(), 1u);
  EXPECT_EQ(ad_of("vivastreet", url, "<h1>Eva</h1><p class=shortdescription>Texte</p>").text, "Texte");
}

TEST(Locanto, RowAndAd) {
  const auto found = rows("locanto", "https://cergy.locanto.fr/Femmes-cherchent-hommes/202/?page=1", R"(
    <article class=posting_listing><a class="posting_listing__title js-ad_link" href="/ID_7123/lina.html">
    <span class="h3 js-result_title">Lina</span></a><span class="posting_listing__city js-result_location">Cergy</span>
    <span class=posting_listing__age>31</span></article>)");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].ad_id, "7123");
  EXPECT_EQ(found[0].url, "https://cergy.locanto.fr/ID_7123/lina.html");
  EXPECT_EQ(found[0].title, "Lina");
  EXPECT_EQ(found[0].age, "31");
  const auto ad = ad_of("locanto", "https://cergy.locanto.fr/ID_7123/lina.html", R"(
    <div class=vap_header__title>Lina</div><div class=vap_user_content__description>Bonjour</div>
    <meta name=geo.placename content=Cergy><span class=header-age>31</span>
    <a class=contact_buttons__button--call href="tel:+33639980061">Appeler</a><img class=user_images__img src="/1.jpg">)");
  EXPECT_EQ(ad.title, "Lina");
  EXPECT_EQ(ad.text, "Bonjour");
  EXPECT_EQ(ad.place, "Cergy");
  EXPECT_EQ(ad.phones, Texts{"+33639980061"});
  EXPECT_EQ(ad.photos.size(), 1u);
}

TEST(SixAnnonce, RowsOfTheListOnly) {
  const auto found = rows("6annonce", "https://www.6annonce.com/escorts/city_fr_paris", R"(
    <div class=row><div class="escort prem"><a class=showname href="/escort/Lina Rose-4711?from=x">Lina Rose</a>
    <div class=city>Escort Paris</div><div class=l_about_text>Bonjour</div><div class=l_date_modified>07.09.2026</div></div></div>
    <div id=right_premiums_block><div class=row><div class=escort><a class=showname href="/escort/Mia-4712">Mia</a></div></div></div>)");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].ad_id, "4711");
  EXPECT_EQ(found[0].title, "Lina Rose");
  EXPECT_EQ(found[0].place, "Paris");
  EXPECT_EQ(found[0].posted, "07.09.2026");
}

TEST(Ladyxena, OrdinaryAndVipRows) {
  const auto found = rows("ladyxena", "https://www.ladyxena.com/fr/escort-girl/france/escort-gard.html", R"(
    <div id=annonces_vip><div class=pseudo_annonces_vip><a href="/fr/fr/mia-rose">Mia</a></div>
    <div class=region_annonces_vip><a href="/x">Gard</a></div></div>
    <div id=annonces><div id=annonce><div id=titre_annonces><a href="/fr/fr/lina">Lina à Nîmes</a></div>
    <div class=td-escort><a class=liens_annonce href="/y">Escort Nimes</a></div><p id=txt_annonces>Bonjour…</p></div>
    <div id=annonce><div id=titre_annonces><a href="/fr/fr/eva">Eva</a></div></div></div>)");
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].ad_id, "mia-rose");
  EXPECT_EQ(found[0].place, "Gard");
  EXPECT_EQ(found[1].ad_id, "lina");
  EXPECT_EQ(found[1].place, "Nimes");
  EXPECT_EQ(found[1].text, "Bonjour…");
  EXPECT_EQ(found[2].ad_id, "eva");
}

TEST(Ladyxena, LinksAreRelativeToTheBaseThatThePageNames) {
  const auto found = rows("ladyxena", "https://www.ladyxena.com/fr/escort-girl/france/escort-gard.html", R"(
    <base href="https://www.ladyxena.com/"><div id=annonces><div id=annonce>
    <div id=titre_annonces><a href="../fr/fr/lina">Lina</a></div></div></div>)");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].url, "https://www.ladyxena.com/fr/fr/lina");
}

TEST(EscortDirectory, RowsOfBothMarkups_AndAd) {
  const std::string url = "https://www.escortdirectory.com/escorts-paris-191/";
  EXPECT_EQ(rows("escortdirectory", url, R"(<a class=escort-item href="/escort/Lina-81/">x</a>)").at(0).ad_id, "81");
  const auto older = rows("escortdirectory", url, R"(<div id=top-escorts><div class="escort adv"></div>
    <div class=escort><a class=showname href="/escort/Lina Rose-82/">Lina Rose</a><span>28</span>
    <div class=city><a>Paris</a></div><div class=phone>06 39 98 00 71</div></div></div>)");
  ASSERT_EQ(older.size(), 1u);
  EXPECT_EQ(older[0].age, "28");
  EXPECT_EQ(older[0].phones, Texts{"06 39 98 00 71"});
  const auto ad = ad_of("escortdirectory", "https://www.escortdirectory.com/escort/Lina-81/", R"(
    <div class=group-details-container><div class=name>Lina</div></div><div class=personal-details>
    <div><span>Age: </span><span>28</span></div></div><div class=escort-details><p>Bonjour, je reçois chez moi.</p>
    <div>Last modified 07/09/2026</div></div><div class=phone-data-wrapper><span class=phone>+33639980072</span></div>)");
  EXPECT_EQ(ad.age, "28");
  EXPECT_EQ(ad.text, "Bonjour, je reçois chez moi.");
  EXPECT_EQ(ad.posted, "07/09/2026");
  EXPECT_EQ(ad.phones, Texts{"+33639980072"});
}

TEST(EscortAdvisor, AdWithItsLabels) {
  const auto ad = ad_of("escortadvisor", "https://fr-fr.escort-advisor.com/escorts/france/nice/lina-5/", R"html(
    <div class=username><h2>Lina</h2></div><div class=data-container><div class=content>Bonjour</div></div>
    <div class=personal-info><ul class=info-list><li><b>Edad:</b> 26-30</li><li><b>Ville:</b> Nice</li></ul></div>
    <a href="tel:+33639980081">1</a><a onclick='whatsApp("+33639980082")'>2</a>)html");
  EXPECT_EQ(ad.ad_id, "lina-5");
  EXPECT_EQ(ad.age, "26-30");
  EXPECT_EQ(ad.place, "Nice");
  EXPECT_EQ(ad.phones, (Texts{"+33639980081", "+33639980082"}));
}

TEST(TopEscortBabes, AdInAScriptAmongOthers) {
  const auto ad = ad_of("topescortbabes", "https://topescortbabes.com/nice/escorts/Lina_601", R"(
    <script>window.siteData = {"nickname":"Site","age":99};</script>
    <script>window.profileData = {"id":601,"nickname":"Lina","age":27,
     "baseCity":{"name":"Paris","lat":1},"currentCity":{"lat":2,"name":"Nice"}};</script>)");
  EXPECT_EQ(ad.ad_id, "601");
  EXPECT_EQ(ad.name, "Lina");
  EXPECT_EQ(ad.age, "27");
  EXPECT_EQ(ad.place, "Nice");
}

TEST(HappyEscorts, RowOfATableWithBrokenTags) {
  const auto found =
      rows("happyescorts", "https://www.happyescorts.com/escorts/france", R"(<table class=escortsListing><tr><td>
    <div class=escortVC><h4 class=escortName><a href="/escorts/france/nice/niki-3">Niki - 27</a></h4>
    <div class=Location><a>Nice</a></div></div class="escortVC"></td></tr></table>
    <div class=escortVC><h4 class=escortName><a href="/escorts/france/nice/week">Week - 30</a></h4></div>)");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].ad_id, "niki-3");
  EXPECT_EQ(found[0].name, "Niki");
  EXPECT_EQ(found[0].age, "27");
  EXPECT_EQ(found[0].place, "Nice");
}

TEST(MassageRepublic, RowWithoutABoughtPlace_AndAd) {
  const auto found = rows("massagerepublic", "https://massagerepublic.com/female-escorts-in-nice", R"(
    <div class="listing-li--flex listing-li--spot"><a href="/female-escorts-in-dubai/ad">x</a></div>
    <div class=listing-li--flex><a href="/female-escorts-in-nice/lina"><h3>Lina</h3></a></div>)");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].ad_id, "lina");
  EXPECT_EQ(found[0].place, "nice");
  const auto ad = ad_of("massagerepublic", "https://massagerepublic.com/female-escorts-in-nice/lina", R"(
    <link rel=canonical href="https://massagerepublic.com/female-escorts-in-nice/lina"><h1>Lina - new in Nice</h1>
    <div class=about__description>Bonjour</div><dl><dt>Age</dt><dd>26</dd></dl>)");
  EXPECT_EQ(ad.name, "Lina");
  EXPECT_EQ(ad.age, "26");
  EXPECT_EQ(ad.place, "nice");
}

TEST(EscortNews, RowIsALink) {
  const auto found = rows("escortnews", "https://www.escortnews.eu/en/escorts/France",
                          R"html(<ul><li class=cleaner><a title="Click to see Lina" href="/en/escort/Lina-77.html"
    style="background-image:url('https://img.escortnews.eu/gallery/77/1.jpg')">
    <b class=strong>Lina</b><i>Escort in Nice</i></a></li></ul>)html");
  ASSERT_EQ(found.size(), 1u);
  ASSERT_EQ(found[0].photos.size(), 1u);
  EXPECT_EQ(found[0].photos[0].url, "https://img.escortnews.eu/gallery/77/1.jpg");
  EXPECT_EQ(found[0].ad_id, "77");
  EXPECT_EQ(found[0].place, "Nice");
}

TEST(AdultWork, SavedAd) {
  const auto ad = ad_of("adultwork", "https://www.adultwork.com/ViewProfile.asp?UserID=555&x=1", R"(
    <span class=PageHeading>Lina</span><table><tr><td class=Label>Age:</td><td>30</td></tr>
    <tr><td class=Label>Town:</td><td>Nice</td></tr></table><b itemprop=telephone>0639980091</b>)");
  EXPECT_EQ(ad.ad_id, "555");
  EXPECT_EQ(ad.age, "30");
  EXPECT_EQ(ad.place, "Nice");
  EXPECT_EQ(ad.phones, Texts{"0639980091"});
}

TEST(Hunqz, AdIsJson) {
  Page page =
      page_of("https://www.hunqz.com/api/opengrid/profiles/leo",
              R"({"id":"1","name":"leo","headline":"Bonjour","location":{"name":"Nice"},"personal":{"age":31}})");
  const auto ad = read_ad(page, shipped_site("hunqz"));
  ASSERT_TRUE(ad) << ad.error();
  EXPECT_EQ(ad->ad_id, "leo");
  EXPECT_EQ(ad->age, "31");
  EXPECT_EQ(ad->place, "Nice");
}

TEST(Topannonces, RowOf2025) {
  const auto found = rows("topannonces", "https://www.topannonces.fr/annonces-bretagne-r37013.html", R"(
    <a href="/annonce-rencontre-v991.html"><mat-card><mat-card-title>Lina</mat-card-title>
    <mat-card-subtitle>Rennes</mat-card-subtitle></mat-card></a><a href="/aide">Aide</a>)");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].ad_id, "991");
  EXPECT_EQ(found[0].place, "Rennes");
}

// A page may end anywhere: whatever is left of it is read or refused, and rows keep an id and an address.
TEST(ShippedSites, ReadAnyBeginningOfAPage) {
  const std::string whole =
      R"(<title>x</title><div class=clad data-clad-id=1><a class=clad__ad_link href="/a/301234567">L</a>
    <article class=posting_listing><a class=posting_listing__title href="/ID_7/l.html">L</a></article>
    <script id="__NEXT_DATA__">{"props":{"pageProps":{"searchData":{"ads":[{"list_id":1,"url":"/ad/x/1"}]}}}}</script>)";
  for (const SiteDefinition& site : testing::shipped().all()) {
    for (std::size_t length = 0; length <= whole.size(); ++length) {
      const Page page = page_of(site.base + "/a/301234567", whole.substr(0, length));
      recognise(page, site);
      (void)read_ad(page, site);
      const auto listing = read_listing(page, site);
      for (const RawAd& ad : listing ? listing->ads : std::vector<RawAd>()) {
        EXPECT_FALSE(ad.ad_id.empty());
        EXPECT_TRUE(ad.url && ad.url->starts_with("https://")) << site.id;
      }
    }
  }
}

}  // namespace
}  // namespace vigie::extractors
