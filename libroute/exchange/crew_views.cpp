// SPDX-License-Identifier: BSL-1.0
#include "exchange/crew_views.hpp"

#include "base/error.hpp"
#include "exchange/edition_layers.hpp"

#include <array>
#include <cpl_error.h>
#include <cstring>
#include <fmt/format.h>
#include <ogrsf_frmts.h>
#include <string_view>

namespace route::exchange {

namespace {

void run(GDALDataset& database, const std::string& target, const std::string& statement) {
    CPLErrorReset();
    if (auto* rows = database.ExecuteSQL(statement.c_str(), nullptr, nullptr)) database.ReleaseResultSet(rows);
    if (CPLGetLastErrorType() == CE_Failure) fail_to_write(target);
}

/// The first value that a query gives; empty when it gives none.
std::string asked(GDALDataset& database, const std::string& target, const std::string& query) {
    CPLErrorReset();
    auto* rows = database.ExecuteSQL(query.c_str(), nullptr, nullptr);
    if (CPLGetLastErrorType() == CE_Failure) fail_to_write(target);
    std::string value;
    if (rows == nullptr) return value;
    {
        const OGRFeatureUniquePtr row{rows->GetNextFeature()};
        if (row && row->IsFieldSetAndNotNull(0)) value = row->GetFieldAsString(0);
    }
    database.ReleaseResultSet(rows);
    return value;
}

/// As SQL writes a name or a text: between `mark`s, those in it doubled.
std::string sql_quoted(std::string_view text, char mark) {
    std::string marked(1, mark);
    for (const char c : text) {
        if (c == mark) marked += mark;
        marked += c;
    }
    return marked + mark;
}
std::string name(std::string_view text) { return sql_quoted(text, '"'); }

std::string schema_of_layers(GDALDataset& database, const std::string& target) {
    auto schema = asked(database, target, "SELECT current_schema()::text");
    if (schema.empty()) fail_to_write(target, "no schema of the search_path is there");
    return schema;
}

std::string schema_of_crews(const std::string& layers) { return layers == "public" ? "crew" : layers + "_crew"; }

/// The comment by which tables and views are known that a build made and a later one may replace.
constexpr const char* mark = "written by roadbook";

constexpr std::array<const char*, 5> crew_layers{"legs", "sectors", "controls", "trial_lines", "boxes"};

/// What a view shows of a column; empty when crews may not know it.
std::string shown(std::string_view layer, const std::string& column) {
    const auto only_if = [&](const char* condition) {
        return fmt::format("CASE WHEN {} THEN {} END AS {}", condition, name(column), name(column));
    };
    if (layer == "controls") {
        // A gap in the numbers of a trial's lines, and times within it, would tell of secret lines and hidden averages.
        // trial_lines has the trials' ends as crews know them.
        if (column == "secret" || column == "line" || column == "ends_code" || column == "times_told") return {};
        const bool is_time =
            column == "due_first_car" || column == "due_last_car" || column == "opens" || column == "closes";
        if (is_time) return only_if("times_told = 1");
    }
    if (layer == "trial_lines") {
        for (const auto* hidden : {"secret", "line", "averages_told", "ends_trial", "time_s"}) {
            if (column == hidden) return {};
        }
        if (column == "crew_ends_trial") return "crew_ends_trial AS ends_trial";
        if (column == "crew_time_s") return "crew_time_s AS time_s";
        if (column.starts_with("average_kmh")) return only_if("averages_told = 1");
    }
    return name(column);
}

void create_view(GDALDataset& database, const std::string& target, const std::string& layers, const std::string& crews,
                 const char* layer_name) {
    auto* layer = database.GetLayerByName(layer_name);
    if (layer == nullptr) fail_to_write(target, std::string(layer_name) + " is not there");
    const auto& columns = *layer->GetLayerDefn();
    // Its own count of rows: gaps in the table's would tell how many are secret.
    auto statement =
        fmt::format("CREATE VIEW {}.{} WITH (security_barrier) AS SELECT (row_number() OVER (ORDER BY {}))::int AS id",
                    name(crews), name(layer_name), name(layer->GetFIDColumn()));
    bool has_secrets = false;
    for (int i = 0; i < columns.GetFieldCount(); ++i) {
        const std::string column = columns.GetFieldDefn(i)->GetNameRef();
        has_secrets = has_secrets || column == "secret";
        if (const auto what = shown(layer_name, column); !what.empty()) statement += ", " + what;
    }
    if (std::strlen(layer->GetGeometryColumn()) > 0) statement += ", " + name(layer->GetGeometryColumn());
    statement += fmt::format(" FROM {}.{}", name(layers), name(layer_name));
    if (has_secrets) statement += " WHERE secret = 0";
    run(database, target, statement);
    run(database, target, fmt::format("COMMENT ON VIEW {}.{} IS {}", name(crews), name(layer_name), sql_quoted(mark, '\'')));
}

template <std::size_t N> std::string is_one_of(const std::string& schema, const std::array<const char*, N>& relations) {
    std::string names;
    for (const auto* relation : relations) {
        names += (names.empty() ? "" : ", ") + sql_quoted(relation, '\'');
    }
    return fmt::format("(n.nspname = {} AND c.relname IN ({}))", sql_quoted(schema, '\''), names);
}

/// A table or view that is called like one of the edition's and was made by somebody else may hold anything.
/// \throws InputError that names all of them
void refuse_others_tables(GDALDataset& database, const std::string& target, const std::string& layers,
                          const std::string& crews) {
    const auto others = asked(
        database, target,
        fmt::format("SELECT string_agg(n.nspname || '.' || c.relname, ', ' ORDER BY n.nspname, c.relname) "
                    "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ({} OR {}) "
                    "AND pg_catalog.obj_description(c.oid, 'pg_class') IS DISTINCT FROM {}",
                    is_one_of(layers, edition_layers), is_one_of(crews, crew_layers), sql_quoted(mark, '\'')));
    if (others.empty()) return;
    throw InputError({target, 0}, "tables or views are there that no build has made: " + others,
                     "Give the layers a schema of their own (active_schema=NAME in the connection), or move or drop these.");
}

} // namespace

void clear_former_layers(GDALDataset& database, const std::string& target) {
    const auto layers = schema_of_layers(database, target);
    run(database, target, "SET LOCAL lock_timeout = '60s'");
    run(database, target,
        fmt::format("DO $lock$ BEGIN PERFORM pg_advisory_xact_lock(hashtextextended({}, 0)); END $lock$",
                    sql_quoted("roadbook " + layers, '\'')));
    const auto crews = schema_of_crews(layers);
    refuse_others_tables(database, target, layers, crews);
    for (const auto* layer : crew_layers) {
        run(database, target, fmt::format("DROP VIEW IF EXISTS {}.{}", name(crews), name(layer)));
    }
    // Not GDAL's way, which takes along whatever anybody has made of a layer.
    for (const auto* layer : edition_layers) {
        run(database, target, fmt::format("DROP TABLE IF EXISTS {}.{}", name(layers), name(layer)));
    }
}

void create_crew_views(GDALDataset& database, const std::string& target) {
    const auto layers = schema_of_layers(database, target);
    for (const auto* layer : edition_layers) {
        run(database, target,
            fmt::format("COMMENT ON TABLE {}.{} IS {}", name(layers), name(layer), sql_quoted(mark, '\'')));
    }
    const auto crews = schema_of_crews(layers);
    // IF NOT EXISTS would ask for the right to make schemas also where one stands.
    const bool stands =
        !asked(database, target,
               fmt::format("SELECT nspname::text FROM pg_catalog.pg_namespace WHERE nspname = {}", sql_quoted(crews, '\'')))
             .empty();
    if (!stands) run(database, target, fmt::format("CREATE SCHEMA {}", name(crews)));
    for (const auto* layer : crew_layers) {
        create_view(database, target, layers, crews, layer);
    }
}

} // namespace route::exchange
