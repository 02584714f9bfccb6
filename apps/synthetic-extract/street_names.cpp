// SPDX-License-Identifier: BSL-1.0
#include "street_names.hpp"

#include <array>

namespace synthetic {

namespace {

using Words = std::array<const char*, 40>;

constexpr Words people{"Giuseppe Garibaldi", "Giuseppe Mazzini",        "Camillo Cavour",
                       "Dante Alighieri",    "Alessandro Volta",        "Guglielmo Marconi",
                       "Alessandro Manzoni", "Giacomo Leopardi",        "Galileo Galilei",
                       "Leonardo da Vinci",  "Giuseppe Verdi",          "Gioachino Rossini",
                       "Vincenzo Bellini",   "Torquato Tasso",          "Ludovico Ariosto",
                       "Francesco Petrarca", "Cristoforo Colombo",      "Amerigo Vespucci",
                       "Marco Polo",         "Antonio Vivaldi",         "Giacomo Puccini",
                       "Aldo Moro",          "Cesare Battisti",         "Nazario Sauro",
                       "Giosuè Carducci",    "Giovanni Pascoli",        "Luigi Galvani",
                       "Enrico Fermi",       "Evangelista Torricelli",  "Antonio Meucci",
                       "Luigi Pirandello",   "Grazia Deledda",          "Maria Montessori",
                       "Tazio Nuvolari",     "Michelangelo Buonarroti", "Raffaello Sanzio",
                       "Tiziano Vecellio",   "Andrea Palladio",         "Filippo Brunelleschi",
                       "Gabriele D’Annunzio"};
constexpr std::array<const char*, 28> things{"della Repubblica", "della Libertà", "dei Mille",      "XX Settembre",
                                             "IV Novembre",      "25 Aprile",     "della Stazione", "del Mercato",
                                             "delle Scuole",     "San Martino",   "Santa Lucia",    "San Rocco",
                                             "San Giovanni",     "dei Fabbri",    "dei Tintori",    "del Teatro",
                                             "Vittorio Veneto",  "Monte Grappa",  "Piave",          "Trento",
                                             "Trieste",          "Roma",          "Milano",         "Torino",
                                             "delle Mura",       "Porta Nuova",   "dell’Ospedale",  "del Castello"};
constexpr std::array<const char*, 30> fields{
    "Fontana",       "Pieve",        "Quercia", "Fornace",   "Chiesa Vecchia", "Croce",     "Fossa", "Torre",
    "Valle",         "Costa",        "Serra",   "Selva",     "Bassa",          "Pianura",   "Cava",  "Ponte Vecchio",
    "Cascina Nuova", "Acqua Fredda", "Noce",    "Vigna",     "Madonnina",      "Mora",      "Pozza", "Ripa",
    "Santa",         "Sorgente",     "Stalla",  "Querciola", "Rocca",          "Campagnola"};
constexpr std::array<const char*, 24> saints{
    "San Rocco",   "San Vito",      "Sant’Anna",     "Santa Maria",    "San Michele",    "San Lorenzo",
    "San Biagio",  "Sant’Antonio",  "San Pietro",    "San Paolo",      "Santa Giulia",   "San Giorgio",
    "San Donato",  "San Quirico",   "Santo Stefano", "San Felice",     "San Marco",      "San Luca",
    "Sant’Andrea", "San Benedetto", "Santa Croce",   "San Cristoforo", "San Bartolomeo", "San Nicola"};
constexpr std::array<const char*, 8> endings{"",          " Alto",      " Basso",    " in Campo",
                                             " al Monte", " sul Colle", " di Sopra", " di Sotto"};

} // namespace

std::string street_name(Chance& chance) {
    static constexpr std::array<const char*, 6> kinds{"Via ", "Via ", "Via ", "Via ", "Viale ", "Vicolo "};
    const std::string kind = chance.one_of(kinds);
    return kind + (chance.happens(0.6) ? chance.one_of(people) : chance.one_of(things));
}

std::string country_name(Chance& chance) {
    static constexpr std::array<const char*, 3> kinds{"Strada della ", "Via della ", "Strada vicinale della "};
    const std::string kind = chance.one_of(kinds);
    return kind + chance.one_of(fields);
}

std::string hamlet_name(Chance& chance) {
    static constexpr std::array<const char*, 4> kinds{"", "", "Borgo ", "Case "};
    const std::string kind = chance.one_of(kinds);
    const std::string saint = chance.one_of(saints);
    return kind + saint + chance.one_of(endings);
}

} // namespace synthetic
