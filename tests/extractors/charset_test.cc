#include "extractors/charset.h"

#include <gtest/gtest.h>

namespace vigie::extractors {
namespace {

using std::literals::operator""s;

struct Declared {
  std::string bytes;
  std::string_view content_type;
  std::string_view charset;
};

void expect_charsets(std::initializer_list<Declared> table) {
  for (const Declared& row : table) {
    EXPECT_EQ(sniff_charset(row.bytes, row.content_type), row.charset) << row.bytes << " | " << row.content_type;
  }
}

TEST(Charset, TheByteOrderMarkComesFirst_Html_13_2_3_2) {
  expect_charsets({{"\xEF\xBB\xBF<p>", "text/html; charset=iso-8859-1", "utf-8"},
                   {"\xFE\xFF\0<"s, "", "utf-16be"},
                   {"\xFF\xFE<\0"s, "text/html; charset=utf-8", "utf-16le"}});
}

TEST(Charset, TheHeaderComesBeforeTheMetaElement) {
  expect_charsets({{"<meta charset=utf-8>", "text/html; charset=ISO-8859-15", "iso-8859-15"},
                   {"<meta charset=koi8-r>", "text/html; charset=\"utf-8\"", "utf-8"},
                   {"<meta charset=koi8-r>", "text/html;CHARSET = utf8 ; x=y", "utf-8"},
                   {"<meta charset=koi8-r>", "text/html; charset=nonsense", "koi8-r"},
                   {"<meta charset=koi8-r>", "text/html", "koi8-r"}});
}

TEST(Charset, MetaElementsArePrescanned_Html_13_2_3_2) {
  expect_charsets({
      {"<!DOCTYPE html><html><head><meta charset='windows-1251'>", "", "windows-1251"},
      {"<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=iso-8859-2'>", "", "iso-8859-2"},
      {"<meta content='text/html; charset=iso-8859-2' http-equiv=content-type>", "", "iso-8859-2"},
      {"<meta content='text/html; charset=iso-8859-2'>\xE9", "", "windows-1252"},  // no pragma
      {"<meta name=x content='charset=koi8-r'><meta charset=greek>", "", "iso-8859-7"},
      {"<!-- <meta charset=koi8-r> --><meta charset=latin5>", "", "windows-1254"},
      {"<!--><meta charset=koi8-r>", "", "koi8-r"},
      {"<a title='<meta charset=koi8-r>'><meta charset=big5>", "", "big5"},
      {"<metadata charset=koi8-r>\xE9", "", "windows-1252"},
      {"<meta/charset=sjis>", "", "shift_jis"},
      {"<meta charset=bogus><meta charset=gb2312>", "", "gbk"},
      {"<meta charset=koi8-r charset=big5>", "", "koi8-r"},  // the first of two attributes counts
      {std::string(1100, ' ') + "<meta charset=koi8-r>\xE9", "", "windows-1252"},
      {"<meta charset='koi8-r", "", "utf-8"},  // the tag does not end
      {"<meta charset=", "", "utf-8"},
  });
}

TEST(Charset, AMetaElementThatCouldBeReadIsNotInUtf16_Html_13_2_3_2) {
  expect_charsets({{"<meta charset=utf-16>", "", "utf-8"},
                   {"<meta charset=utf-16be>", "", "utf-8"},
                   {"<meta charset=x-user-defined>", "", "windows-1252"},
                   {"<?xml version='1.0' encoding='iso-8859-5'?>", "", "iso-8859-5"},
                   {"<?xml version='1.0' encoding='utf-16'?>", "", "utf-8"},
                   {"<\0?\0x\0"s, "", "utf-16le"}});
}

TEST(Charset, WithoutDeclarationValidUtf8IsTakenAsSuch) {
  expect_charsets({{"<p>d\xC3\xA9j\xC3\xA0", "", "utf-8"}, {"<p>d\xE9j\xE0", "", "windows-1252"}, {"", "", "utf-8"}});
}

TEST(Charset, Latin1IsWindows1252WithItsControls_Encoding_4_2) {
  EXPECT_EQ(sniff_charset("", "text/html; charset=ISO-8859-1"), "windows-1252");
  EXPECT_EQ(decode_html("80 \x80 l\x92\xE9t\xE9 \x81", "text/html; charset=iso-8859-1"), "80 € l’été \u0081");
}

TEST(Charset, DecodesWhatPagesAreWrittenIn) {
  EXPECT_EQ(decode_html("\xEF\xBB\xBF"
                        "d\xC3\xA9j\xC3\xA0",
                        ""),
            "déjà");
  EXPECT_EQ(decode_html("\xFF\xFE\xE9\0"s, ""), "é");
  EXPECT_EQ(decode_html("\xC1", "text/html; charset=koi8-r"), "а");
  EXPECT_EQ(decode_html("\xA4", "text/html; charset=iso-8859-15"), "€");
  EXPECT_EQ(decode_html("\xAA\xDE", "text/html; charset=iso-8859-16"), "ȘȚ");
  EXPECT_EQ(decode_html("\x82\xA0", "text/html; charset=shift_jis"), "あ");
  EXPECT_EQ(decode_html("\xC4\xE3\xBA\xC3", "text/html; charset=gb2312"), "你好");
  EXPECT_EQ(decode_html("x\xFF", "text/html; charset=x-user-defined"), "x\uF7FF");
}

TEST(Charset, PageThatSaysUtf8AndIsNotIsReadAsWindows1252) {
  EXPECT_EQ(decode_html("<meta charset=utf-8>re\xE7ue \xE0 C\xE9rgy, 80 \x80", ""),
            "<meta charset=utf-8>reçue à Cérgy, 80 €");
  EXPECT_EQ(decode_html("d\xC3\xA9j\xC3\xA0 \xE9", "text/html; charset=utf-8"), "déjà \uFFFD") << "one slip in UTF-8";
}

TEST(Charset, WhatCannotBeDecodedIsReplaced_Encoding_4_3) {
  EXPECT_EQ(decode_html("a\xC3(b\xF0\x9F", "text/html; charset=utf-8"), "a\uFFFD(b\uFFFD");
  EXPECT_EQ(decode_html("\x1B$)C", "text/html; charset=iso-2022-kr"), "\uFFFD");
}

}  // namespace
}  // namespace vigie::extractors
