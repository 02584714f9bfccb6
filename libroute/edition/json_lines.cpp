// SPDX-License-Identifier: BSL-1.0
#include "edition/json_lines.hpp"

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

/// Notes the line of each object that is a member of the outermost "features".
class FeatureFinder : public nlohmann::json_sax<nlohmann::json> {
public:
    FeatureFinder(const int& line, FeatureLines& result) : m_line(line), m_result(result) {}

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override {
        if (m_depth == 2 && m_in_features) m_result.lines.push_back(m_line);
        ++m_depth;
        return true;
    }
    bool key(string_t& name) override {
        if (m_depth == 1) m_in_features = name == "features";
        return true;
    }
    bool end_object() override {
        --m_depth;
        return true;
    }
    bool start_array(std::size_t) override {
        ++m_depth;
        return true;
    }
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
    const int& m_line;
    FeatureLines& m_result;
    int m_depth = 0;
    bool m_in_features = false;
};

} // namespace

FeatureLines feature_lines(std::string_view json) {
    FeatureLines result;
    int line = 1;
    FeatureFinder finder{line, result};
    nlohmann::json::sax_parse(CountingIterator{json.data(), &line}, CountingIterator{json.data() + json.size(), &line},
                              &finder);
    return result;
}

} // namespace route::edition
