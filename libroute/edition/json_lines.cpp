// SPDX-License-Identifier: BSL-1.0
#include "edition/json_lines.hpp"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace route::edition {

namespace {

/// Reads characters and counts the line breaks that it passes.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, int* line) : m_at(at), m_line(line) {}
    reference operator*() const { return *m_at; }
    CountingIterator& operator++() {
        if (*m_at == '\n') ++*m_line;
        ++m_at;
        return *this;
    }
    CountingIterator operator++(int) {
        const auto before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const CountingIterator& a, const CountingIterator& b) { return a.m_at == b.m_at; }
    friend bool operator!=(const CountingIterator& a, const CountingIterator& b) { return !(a == b); }

private:
    const char* m_at;
    int* m_line;
};

/// Notes the line of each member of the outermost "features".
class FeatureFinder : public nlohmann::json_sax<nlohmann::json> {
public:
    FeatureFinder(const int& line, FeatureLines& result) : m_line(line), m_result(result) {}

    bool null() override { return value(); }
    bool boolean(bool) override { return value(); }
    bool number_integer(number_integer_t) override { return value(); }
    bool number_unsigned(number_unsigned_t) override { return value(); }
    bool number_float(number_float_t, const string_t&) override { return value(); }
    bool string(string_t&) override { return value(); }
    bool binary(binary_t&) override { return value(); }
    bool start_object(std::size_t) override { return value() && go_deeper(); }
    bool key(string_t& name) override {
        if (m_depth == 1) m_in_features = name == "features";
        return true;
    }
    bool end_object() override {
        --m_depth;
        return true;
    }
    bool start_array(std::size_t) override { return value() && go_deeper(); }
    bool end_array() override {
        --m_depth;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception& error) override {
        std::string what = error.what();
        // "[json.exception.parse_error.101] parse error at line 3, column 4: syntax error …": the line is told apart.
        if (const auto text = what.find(": "); text != std::string::npos) what.erase(0, text + 2);
        m_result.damage = FeatureLines::Damage{m_line, what};
        return false;
    }

private:
    bool value() {
        if (m_depth == 2 && m_in_features) m_result.lines.push_back(m_line);
        return true;
    }

    /// No program writes features so deep, and whoever goes through them would run out of stack.
    bool go_deeper() {
        constexpr int deepest = 64;
        if (++m_depth <= deepest) return true;
        m_result.damage = FeatureLines::Damage{m_line, "lists within lists without end"};
        return false;
    }

    const int& m_line;
    FeatureLines& m_result;
    int m_depth = 0;
    bool m_in_features = false;
};

} // namespace

namespace {

bool is_feature(const nlohmann::json& member) {
    return member.is_object() && member.value("type", nlohmann::json{}) == "Feature";
}

/// What is wrong with a member of "features"; empty when it is a feature. Coordinates that are empty or null are none: the
/// place is told by its name.
std::string fault_of(const nlohmann::json& feature) {
    if (!is_feature(feature)) return "a member of \"features\" is no feature";
    const auto geometry = feature.find("geometry");
    if (geometry == feature.end() || !geometry->is_object() || geometry->value("type", nlohmann::json{}) != "Point")
        return {};
    const auto coordinates = geometry->find("coordinates");
    if (coordinates == geometry->end() || coordinates->is_null()) return {};
    const bool none =
        coordinates->is_array() && std::ranges::all_of(*coordinates, [](const auto& value) { return value.is_null(); });
    if (none) return {};
    const bool good = coordinates->is_array() && coordinates->size() >= 2 &&
                      std::ranges::all_of(*coordinates, [](const auto& value) { return value.is_number(); });
    constexpr std::size_t shown = 60;
    auto text = good ? std::string{} : coordinates->dump();
    if (text.size() > shown) text = text.substr(0, shown) + "…";
    return good ? text : "coordinates " + text + " are no longitude and latitude";
}

void add_faults(std::string_view json, FeatureLines& result) {
    const auto document = nlohmann::json::parse(json, nullptr, false);
    if (!document.is_object()) return;
    const auto features = document.find("features");
    if (features == document.end() || !features->is_array()) return;
    std::size_t member = 0;
    for (const auto& feature : *features) {
        const int line = result.line_of(member++);
        auto what = fault_of(feature);
        if (what.empty()) continue;
        std::string name;
        if (feature.is_object() && feature.contains("properties") && feature["properties"].is_object()) {
            const auto& told = feature["properties"].value("name", nlohmann::json{});
            if (told.is_string()) name = told.get<std::string>();
        }
        result.faults.push_back({line, std::move(name), std::move(what), !is_feature(feature)});
    }
}

} // namespace

FeatureLines feature_lines(std::string_view json) {
    FeatureLines result;
    int line = 1;
    FeatureFinder finder{line, result};
    nlohmann::json::sax_parse(CountingIterator{json.data(), &line}, CountingIterator{json.data() + json.size(), &line},
                              &finder);
    if (!result.damage) add_faults(json, result);
    return result;
}

} // namespace route::edition
