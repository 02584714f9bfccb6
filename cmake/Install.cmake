# SPDX-License-Identifier: BSL-1.0
# What `cmake --install` puts where. The program finds its styles beside itself, so that the prefix may be moved.
include(CMakePackageConfigHelpers)

set(ROUTE_STYLES_DIR ${CMAKE_INSTALL_DATADIR}/roadbook/styles)
set(ROUTE_PACKAGE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/route)

install(TARGETS roadbook RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY styles/ DESTINATION ${ROUTE_STYLES_DIR})
install(DIRECTORY docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 FILES_MATCHING PATTERN "*.1")
install(FILES completions/roadbook.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME roadbook)
install(FILES completions/_roadbook DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

install(EXPORT routeTargets NAMESPACE route:: DESTINATION ${ROUTE_PACKAGE_DIR})
configure_package_config_file(
    cmake/routeConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/routeConfig.cmake INSTALL_DESTINATION ${ROUTE_PACKAGE_DIR}
    PATH_VARS ROUTE_STYLES_DIR)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/routeConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/routeConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/routeConfigVersion.cmake
        DESTINATION ${ROUTE_PACKAGE_DIR})
