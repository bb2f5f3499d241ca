#include "ui/queue/queuerows.h"

#include <QTest>

#include <memory>

using namespace hanga;

class TestQueueRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void oldestFirstWhereWorkIsToCome();
    void newestFirstWhereWorkIsDone();
    void aCollapsedSectionIsItsHeaderOnly();
    void anEntryFindsItsPlaceInTheMiddle();

private:
    QueueEntry &add(quint64 ordinal, QueueSection section)
    {
        m_entries.push_back(std::make_unique<QueueEntry>());
        QueueEntry &entry = *m_entries.back();
        entry.ordinal = ordinal;
        entry.section = section;
        m_rows.setShown(section, true);
        m_rows.insert(entry);
        return entry;
    }

    std::vector<std::unique_ptr<QueueEntry>> m_entries;
    QueueRows m_rows;
};

void TestQueueRows::init()
{
    m_rows = {};
    m_entries.clear();
}

void TestQueueRows::oldestFirstWhereWorkIsToCome()
{
    const QueueEntry &second = add(2, QueueSection::Waiting);
    const QueueEntry &first = add(1, QueueSection::Waiting);

    QCOMPARE(m_rows.count(), 3);
    QVERIFY(!m_rows.at(0).entry);
    QCOMPARE(m_rows.at(1).entry, &first);
    QCOMPARE(m_rows.at(2).entry, &second);
    QCOMPARE(m_rows.rowIn(QueueSection::Waiting, second), 2);
}

void TestQueueRows::newestFirstWhereWorkIsDone()
{
    const QueueEntry &old = add(1, QueueSection::Finished);
    const QueueEntry &recent = add(2, QueueSection::Finished);
    const QueueEntry &running = add(3, QueueSection::Running);

    QCOMPARE(m_rows.count(), 5);
    QCOMPARE(m_rows.at(1).entry, &running);
    QCOMPARE(m_rows.at(3).entry, &recent);
    QCOMPARE(m_rows.at(4).entry, &old);
    QCOMPARE(m_rows.rowIn(QueueSection::Finished, old), 4);
    QCOMPARE(m_rows.headerRow(QueueSection::Finished), 2);
}

void TestQueueRows::aCollapsedSectionIsItsHeaderOnly()
{
    add(1, QueueSection::Running);
    add(2, QueueSection::Waiting);
    m_rows.setCollapsed(QueueSection::Running, true);

    QCOMPARE(m_rows.count(), 3);
    QVERIFY(!m_rows.at(1).entry);
    QCOMPARE(m_rows.at(1).section, QueueSection::Waiting);
    QCOMPARE(m_rows.lastRow(QueueSection::Running), 0);
}

void TestQueueRows::anEntryFindsItsPlaceInTheMiddle()
{
    add(1, QueueSection::Finished);
    add(3, QueueSection::Finished);
    QueueEntry middle;
    middle.ordinal = 2;

    QCOMPARE(m_rows.rowIn(QueueSection::Finished, middle), 2);
    QCOMPARE(m_rows.rowIn(QueueSection::Waiting, middle), 1);
}

QTEST_GUILESS_MAIN(TestQueueRows)
#include "tst_queuerows.moc"
