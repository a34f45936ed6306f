# Puts a text file into a library as `const char* const vigie::<library>::<name>`, which `header` declares.
function(vigie_embed_text library file header name)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${file})
  file(READ ${CMAKE_SOURCE_DIR}/${file} text)
  set(source ${CMAKE_BINARY_DIR}/embedded/${name}.cc)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[#include "@header@"

namespace vigie::@library@ {

const char* const @name@ = R"embedded(@text@)embedded";

}  // namespace vigie::@library@
]])
  target_sources(vigie_${library} PRIVATE ${source})
endfunction()
