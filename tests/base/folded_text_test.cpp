// SPDX-License-Identifier: BSL-1.0
#include "base/folded_text.hpp"

#include <doctest/doctest.h>

using namespace route;

TEST_CASE("letter case, accents and the fashions of typing do not count") {
    for (const auto& [written, typed] : {std::pair{"CITTÀ", "citta"}, std::pair{"Øresund", "oresund"},
                                         std::pair{"Łódź", "lodz"}, std::pair{"Đorđe", "dorde"},
                                         std::pair{"Diyarbakır İzmir", "diyarbakir izmir"}, std::pair{"l’Adige", "l'adige"},
                                         std::pair{"Straße", "strasse"}, std::pair{"Æbeltoft", "aebeltoft"},
                                         std::pair{"Passo\u00a0Gavia", "passo gavia"}, std::pair{"Rho–Pero", "rho-pero"},
                                         std::pair{"ﬁume", "fiume"}, std::pair{"e\u0301", "e"}}) {
        CAPTURE(written);
        CHECK(folded(written) == typed);
    }
    CHECK(folded("Αθήνα") == folded("ΑΘΗΝΑ"));
    CHECK(folded("\xFF no UTF-8") == "\xFF no UTF-8");
}

TEST_CASE("what no page can hold is taken out of the map's names") {
    CHECK(printable("Via Alfa") == "Via Alfa");
    CHECK(printable("Via \u202eateB \ndue righe \ttab") == "Via ateB due righe tab");
    CHECK(printable("a\x01z") == "a z");
    CHECK(printable("Tren\u00adto\u200b\ufeff") == "Trento");
    CHECK(printable("NEL\u0085LS\u2028PS\u2029.") == "NEL LS PS .");
    CHECK(printable("C1\u009bfine") == "C1 fine");
    CHECK(printable("Łódź – الرياض") == "Łódź – الرياض");
}
