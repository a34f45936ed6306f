# po/*.po → build/<preset>/locale/<language>/LC_MESSAGES/vigie.mo
find_program(MSGFMT msgfmt REQUIRED)
file(GLOB catalogues CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/po/*.po)
foreach(catalogue ${catalogues})
  get_filename_component(language ${catalogue} NAME_WE)
  set(compiled ${CMAKE_BINARY_DIR}/locale/${language}/LC_MESSAGES/vigie.mo)
  add_custom_command(OUTPUT ${compiled} DEPENDS ${catalogue}
                     COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/locale/${language}/LC_MESSAGES
                     COMMAND ${MSGFMT} --check -o ${compiled} ${catalogue})
  list(APPEND compiled_catalogues ${compiled})
endforeach()
add_custom_target(translations ALL DEPENDS ${compiled_catalogues})
