#include "queue/jobtexts.h"

#include "json/document.h"

#include <QCryptographicHash>

namespace hanga {

namespace {

/// Smaller ones would cost more time than they save space.
constexpr qsizetype packedFrom = 4 * 1024;
/// The fastest: the next levels take three times as long for a tenth less.
constexpr int packing = 1;

} // namespace

Result<QVariant> JobTexts::put(const json::Value &value)
{
    if (value.isNull())
        return QVariant();
    const QByteArray text = json::write(value);
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    auto known = readValue(m_database, QStringLiteral("SELECT id FROM texts WHERE hash = ?"), {hash});
    if (!known || known->isValid())
        return known;
    const bool packs = text.size() >= packedFrom;
    return runSql(m_database, QStringLiteral("INSERT INTO texts (hash, packed, body) VALUES (?, ?, ?)"),
                  {hash, packs, packs ? qCompress(text, packing) : text})
        .map([](const QSqlQuery &inserted) { return inserted.lastInsertId(); });
}

Result<json::Value> JobTexts::get(const QVariant &row)
{
    if (row.isNull())
        return {};
    const qint64 key = row.toLongLong();
    if (const auto known = m_read.constFind(key); known != m_read.constEnd())
        return *known;
    if (m_get.lastQuery().isEmpty()) {
        m_get.setForwardOnly(true);
        m_get.prepare(QStringLiteral("SELECT packed, body FROM texts WHERE id = ?"));
    }
    m_get.bindValue(0, row);
    const bool found = m_get.exec() && m_get.next();
    if (!found && m_get.lastError().isValid())
        return tl::unexpected(sqlError(m_get.lastError(), m_database.databaseName()));
    const QByteArray body = found ? m_get.value(1).toByteArray() : QByteArray();
    const QByteArray text = found && m_get.value(0).toBool() ? qUncompress(body) : body;
    m_get.finish();
    const json::Value value = json::parse(text).value_or(json::Value());
    m_read.insert(key, value);
    return value;
}

Result<std::monostate> JobTexts::dropUnused(const QVariantList &rows)
{
    for (const QVariant &row : rows) {
        if (row.isNull())
            continue;
        const auto dropped =
            runSql(m_database,
                   QStringLiteral("DELETE FROM texts WHERE id = ? AND NOT EXISTS (SELECT 1 FROM jobs WHERE graph = ?)"
                                  " AND NOT EXISTS (SELECT 1 FROM jobs WHERE ui = ?)"),
                   {row, row, row});
        if (!dropped)
            return tl::unexpected(dropped.error());
    }
    return {};
}

} // namespace hanga
