# One static library a folder. A folder's headers are reached through a directory of its own
# (build/floors/<folder>/<folder> → the folder), so that including a floor that is not linked does not compile.

option(VIGIE_TESTS "Build the tests" ON)
option(VIGIE_BENCH "Build the benchmarks" OFF)
option(VIGIE_FUZZ "Build the libFuzzer targets (clang)" OFF)
set(VIGIE_SANITIZE "" CACHE STRING "Sanitizers of the build, e.g. address,undefined")

add_library(vigie_options INTERFACE)
target_compile_features(vigie_options INTERFACE cxx_std_20)
# Fields that a designated initialiser leaves out have defaults on purpose.
target_compile_options(vigie_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Werror -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  # False alarms of g++ 12 on std::string when optimising: https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105651
  target_compile_options(vigie_options INTERFACE -Wno-restrict -Wno-stringop-overflow)
endif()
if(VIGIE_SANITIZE)
  target_compile_options(vigie_options INTERFACE -fsanitize=${VIGIE_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(vigie_options INTERFACE -fsanitize=${VIGIE_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # GCC's manual: sanitizers add to its false alarms; <regex> of g++ 12 gives one under -O1.
    target_compile_options(vigie_options INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  # Asio 1.74 does not see that clang has coroutines.
  target_compile_definitions(vigie_options INTERFACE BOOST_ASIO_HAS_CO_AWAIT BOOST_ASIO_HAS_STD_COROUTINE)
endif()

function(vigie_floor_headers target folder)
  set(stage ${CMAKE_BINARY_DIR}/floors/${target})
  get_filename_component(parent ${stage}/${folder} DIRECTORY)
  file(MAKE_DIRECTORY ${parent})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${folder} ${stage}/${folder} SYMBOLIC)
  target_include_directories(${target} PUBLIC ${stage})
endfunction()

# FOLDER: other than the name; EXCEPT: what below it is a floor of its own;
# EXPOSES: what its headers include; USES: what only its sources include; PRECOMPILE: headers that cost most.
function(vigie_floor name)
  cmake_parse_arguments(floor "" "FOLDER;EXCEPT" "EXPOSES;USES;PRECOMPILE" ${ARGN})
  if(NOT floor_FOLDER)
    set(floor_FOLDER ${name})
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${floor_FOLDER}/*.cc)
  if(floor_EXCEPT)
    list(FILTER sources EXCLUDE REGEX "/${floor_EXCEPT}/")
  endif()
  add_library(vigie_${name} STATIC ${sources})
  add_library(vigie::${name} ALIAS vigie_${name})
  vigie_floor_headers(vigie_${name} ${floor_FOLDER})
  target_link_libraries(vigie_${name} PUBLIC ${floor_EXPOSES} PRIVATE ${floor_USES} vigie_options)
  if(floor_PRECOMPILE)
    target_precompile_headers(vigie_${name} PRIVATE ${floor_PRECOMPILE})
  endif()
endfunction()
