# storage/schema/NNNN_what.sql → a source file that defines vigie::storage::migrations(), for a target.
# Run as a script (cmake -P) with SCHEMA and OUTPUT, it writes that file.
if(CMAKE_SCRIPT_MODE_FILE)
  file(GLOB files ${SCHEMA}/*.sql)
  list(SORT files)
  set(entries "")
  set(version 0)
  foreach(file ${files})
    math(EXPR version "${version} + 1")
    get_filename_component(name ${file} NAME_WE)
    if(NOT name MATCHES "^0*${version}_")
      message(FATAL_ERROR "${file}: migrations are numbered without gaps, this one should be ${version}")
    endif()
    file(READ ${file} sql)
    string(APPEND entries "    {${version}, \"${name}\", R\"sql(${sql})sql\"},\n")
  endforeach()
  file(WRITE ${OUTPUT} "#include \"storage/migrations.h\"

namespace vigie::storage {
namespace {

constexpr Migration kMigrations[] = {
${entries}};

}  // namespace

std::span<const Migration> migrations() { return kMigrations; }

}  // namespace vigie::storage
")
  return()
endif()

function(vigie_embed_schema target folder)
  set(output ${CMAKE_BINARY_DIR}/generated/${folder}/migrations.cc)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.sql)
  add_custom_command(OUTPUT ${output} DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
                     COMMAND ${CMAKE_COMMAND} -DSCHEMA=${CMAKE_SOURCE_DIR}/${folder} -DOUTPUT=${output}
                             -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake)
  target_sources(${target} PRIVATE ${output})
endfunction()
