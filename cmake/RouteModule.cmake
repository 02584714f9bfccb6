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
endfunction()
