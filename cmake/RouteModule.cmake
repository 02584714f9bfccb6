# SPDX-License-Identifier: BSL-1.0
# One folder of libroute = one namespace = one target route_<name>, linked by the program and the tests alike.

add_library(route_options INTERFACE)
target_compile_features(route_options INTERFACE cxx_std_20)
if(ROUTE_PEDANTIC)
    target_compile_options(
        route_options
        INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wcast-align -Wunused -Woverloaded-virtual
                  -Wdouble-promotion -Wformat=2)
    # g++ 12 finds these in its own std::string when it optimises (GCC bugs 105562, 105651); clang has no such flags.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
        target_compile_options(route_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
    endif()
endif()
if(ROUTE_WERROR)
    target_compile_options(route_options INTERFACE -Werror)
endif()
if(ROUTE_ASSERTIONS)
    target_compile_definitions(route_options INTERFACE ROUTE_ASSERTIONS=1)
endif()

# The standard library's headers are most of what a compiler reads here: read once, all sources take them from there. That is
# for speed alone, and off unless asked for, so that a source that forgets an include is found by a build without.
if(ROUTE_PRECOMPILED)
    file(WRITE ${CMAKE_BINARY_DIR}/precompiled.cpp "// SPDX-License-Identifier: BSL-1.0\n")
    # g++ 12 warns of its own std::string (GCC bug 105329) where it came read from a file; builds without still do for ours.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(route_options INTERFACE -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
    endif()
    # What they are read with must be the same for all sources, also for those that link neither fmt nor threads.
    target_compile_options(route_options INTERFACE -pthread)
    target_compile_definitions(route_options INTERFACE $<TARGET_PROPERTY:fmt::fmt,INTERFACE_COMPILE_DEFINITIONS>)
    add_library(route_precompiled OBJECT ${CMAKE_BINARY_DIR}/precompiled.cpp)
    target_link_libraries(route_precompiled PRIVATE route_options fmt::fmt)
    set(ROUTE_PRECOMPILED_HEADERS
        <algorithm> <array> <charconv> <chrono> <cmath> <cstdint> <filesystem> <functional> <limits> <map> <memory> <numbers> <numeric>
        <optional> <ranges> <set> <span> <sstream> <stop_token> <string> <string_view> <tuple> <unordered_map> <utility> <variant> <vector> <fmt/format.h>)
    target_precompile_headers(route_precompiled PRIVATE ${ROUTE_PRECOMPILED_HEADERS})
endif()

# A target's sources take the standard library from what was read once, if that was asked for.
function(route_take_precompiled target)
    if(ROUTE_PRECOMPILED)
        target_precompile_headers(${target} REUSE_FROM route_precompiled)
    endif()
endfunction()

# route_module(NAME osm SOURCES … HEADERS … DEPENDS base geo LIBRARIES private-third-party…)
# DEPENDS are the modules that this one's headers may include; LIBRARIES never show in its headers.
function(route_module)
    cmake_parse_arguments(ARG "" "NAME" "SOURCES;HEADERS;DEPENDS;LIBRARIES" ${ARGN})
    set(target route_${ARG_NAME})
    add_library(${target} STATIC ${ARG_SOURCES})
    add_library(route::${ARG_NAME} ALIAS ${target})
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/../libroute FILES ${ARG_HEADERS})
    set_target_properties(${target} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON EXPORT_NAME ${ARG_NAME})
    install(TARGETS ${target} EXPORT routeTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
            FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/route)
    list(TRANSFORM ARG_DEPENDS PREPEND route_)
    target_link_libraries(${target} PUBLIC ${ARG_DEPENDS} PRIVATE $<BUILD_INTERFACE:route_options> ${ARG_LIBRARIES})
    route_take_precompiled(${target})
endfunction()
