#include "queue/journalschema.h"

namespace hanga {

Migrations journalMigrations()
{
    return {
        {
            // Graphs and editor files, each distinct text once. `packed`: by qCompress.
            QStringLiteral("CREATE TABLE texts (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE,"
                           " packed INTEGER NOT NULL, body BLOB NOT NULL)"),
            // Times are milliseconds since 1970 in UTC; a seed is text, since it has 64 bits without a sign; `place` is
            // the order of those that have not ended.
            QStringLiteral("CREATE TABLE jobs (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, owner TEXT NOT NULL,"
                           " state TEXT NOT NULL, ended INTEGER NOT NULL, place REAL NOT NULL,"
                           " name TEXT, graph INTEGER NOT NULL REFERENCES texts, ui INTEGER REFERENCES texts,"
                           " seed TEXT, group_id TEXT, group_index INTEGER, group_size INTEGER, templates TEXT,"
                           " server TEXT, server_name TEXT, prompt TEXT, number REAL, position INTEGER, sid TEXT,"
                           " unconfirmed INTEGER, cancel_requested INTEGER, outputs TEXT, outputs_known INTEGER,"
                           " dropped TEXT, error TEXT, refusal TEXT, failure TEXT, retry_of TEXT,"
                           " made INTEGER, sent INTEGER, started INTEGER, finished INTEGER)"),
            QStringLiteral("CREATE INDEX jobs_open ON jobs (place) WHERE ended = 0"),
            QStringLiteral("CREATE INDEX jobs_ended ON jobs (finished, id) WHERE ended = 1"),
            QStringLiteral("CREATE INDEX jobs_graph ON jobs (graph)"),
            QStringLiteral("CREATE INDEX jobs_ui ON jobs (ui)"),
            // Every state a job was in, and since when.
            QStringLiteral("CREATE TABLE transitions (row INTEGER PRIMARY KEY,"
                           " job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,"
                           " state TEXT NOT NULL, at INTEGER NOT NULL)"),
            QStringLiteral("CREATE INDEX transitions_job ON transitions (job)"),
        },
    };
}

} // namespace hanga
