#include "server/eventsorter.h"

#include <QSignalSpy>
#include <QTest>

using namespace hanga;

class TestEventSorter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aStateEventComesAtOnce();
    void aBurstIsParsedOnceAFrame();
    void theNewestOfEachKindIsKept();
    void whatWaitsComesBeforeItsJobsNextStateEvent();
    void anotherJobsProgressWaitsOn();
    void whatNamesNoJobComesBeforeAnyJobsStateEvent();
    void jobsDoNotReplaceEachOther();
    void anOddlyWrittenMessageReplacesOnlyItsOwnJobs();
    void pngPreviewsAllComeOut();
    void hostileJobNamesDoNotPileUp();
    void unknownTypesAreCounted();
    void unreadableMessagesAreLeftOut();
    void clearedMessagesNeverCome();

private:
    std::unique_ptr<EventSorter> m_sorter;
    QList<Event> m_events;

    static QByteArray progress(const char *prompt, int value);
    static QByteArray preview(const QByteArray &image);
    [[nodiscard]] QStringList story() const;
};

static const QByteArray jpeg = QByteArray::fromHex("ffd8ffe000104a464946");
static const QByteArray png = QByteArray::fromHex("89504e470d0a1a0a0000000d");

void TestEventSorter::init()
{
    m_events.clear();
    m_sorter = std::make_unique<EventSorter>();
    connect(m_sorter.get(), &EventSorter::eventReady, this, [this](const Event &event) { m_events.append(event); });
}

void TestEventSorter::cleanup()
{
    m_sorter.reset();
}

QByteArray TestEventSorter::progress(const char *prompt, int value)
{
    return R"({"type": "progress", "data": {"value": )" + QByteArray::number(value) +
           R"(, "max": 20000, "prompt_id": ")" + prompt + R"(", "node": "3"}})";
}

QByteArray TestEventSorter::preview(const QByteArray &image)
{
    return QByteArray::fromHex("0000000100000001") + image;
}

/// "a:5" for progress of job a at 5, "a!" for a state event of it, "preview" …
QStringList TestEventSorter::story() const
{
    QStringList story;
    for (const Event &event : m_events) {
        if (const auto *progress = std::get_if<ProgressEvent>(&event))
            story.append(progress->prompt.text() + u':' + QString::number(progress->value));
        else if (std::holds_alternative<ProgressStateEvent>(event))
            story.append(promptOf(event).text() + u'*');
        else if (std::holds_alternative<PreviewEvent>(event))
            story.append(QStringLiteral("preview"));
        else
            story.append(promptOf(event).text() + u'!');
    }
    return story;
}

void TestEventSorter::aStateEventComesAtOnce()
{
    m_sorter->addText(R"({"type":"execution_start","data":{"prompt_id":"a"}})");

    QCOMPARE(story(), QStringList{QStringLiteral("a!")});
}

void TestEventSorter::aBurstIsParsedOnceAFrame()
{
    for (int i = 1; i <= 20'000; ++i)
        m_sorter->addText(progress("a", i));
    QCOMPARE(m_sorter->parsedTexts(), 0);

    QTRY_COMPARE(m_events.size(), 1);

    QCOMPARE(m_sorter->parsedTexts(), 1);
    QCOMPARE(story(), QStringList{QStringLiteral("a:20000")});
}

void TestEventSorter::theNewestOfEachKindIsKept()
{
    for (int i = 1; i <= 3; ++i) {
        m_sorter->addText(R"({"type":"progress_state","data":{"prompt_id":"a","nodes":{}}})");
        m_sorter->addBinary(preview(jpeg));
        m_sorter->addText(progress("a", i));
    }

    m_sorter->flush();

    QCOMPARE(story(), (QStringList{QStringLiteral("a*"), QStringLiteral("preview"), QStringLiteral("a:3")}));
}

void TestEventSorter::whatWaitsComesBeforeItsJobsNextStateEvent()
{
    m_sorter->addText(progress("a", 1));
    m_sorter->addText(progress("a", 2));
    m_sorter->addText(R"({"type":"execution_success","data":{"prompt_id":"a"}})");
    m_sorter->addText(progress("a", 3));

    QCOMPARE(story(), (QStringList{QStringLiteral("a:2"), QStringLiteral("a!")}));
}

void TestEventSorter::anotherJobsProgressWaitsOn()
{
    m_sorter->addText(progress("b", 1));
    m_sorter->addText(R"({"type":"execution_success","data":{"prompt_id":"a"}})");

    QCOMPARE(story(), QStringList{QStringLiteral("a!")});
    QTRY_COMPARE(story(), (QStringList{QStringLiteral("a!"), QStringLiteral("b:1")}));
}

void TestEventSorter::whatNamesNoJobComesBeforeAnyJobsStateEvent()
{
    m_sorter->addBinary(preview(jpeg)); // type 1 belongs to the node that runs now
    m_sorter->addText(R"({"type":"progress","data":{"value":1,"max":2}})");
    m_sorter->addText(R"({"type":"executing","data":{"node":"4","prompt_id":"a"}})");

    QCOMPARE(story(), (QStringList{QStringLiteral("preview"), QStringLiteral(":1"), QStringLiteral("a!")}));
}

void TestEventSorter::jobsDoNotReplaceEachOther()
{
    m_sorter->addText(progress("a", 1));
    m_sorter->addText(progress("b", 2));
    m_sorter->addText(progress("a", 3));

    m_sorter->flush();

    QCOMPARE(story(), (QStringList{QStringLiteral("b:2"), QStringLiteral("a:3")}));
}

void TestEventSorter::anOddlyWrittenMessageReplacesOnlyItsOwnJobs()
{
    m_sorter->addText(R"({"data":{"prompt_id":"a","value":1},"type":"progress"})");
    m_sorter->addText(R"({"data":{"prompt_id":"b","value":2},"type":"progress"})");
    m_sorter->addText(progress("a", 3));

    m_sorter->flush();

    QCOMPARE(story(), (QStringList{QStringLiteral("b:2"), QStringLiteral("a:3")}));
}

void TestEventSorter::pngPreviewsAllComeOut()
{
    for (int i = 0; i < 4; ++i)
        m_sorter->addBinary(preview(png));
    m_sorter->addBinary(preview(jpeg));
    m_sorter->addBinary(preview(jpeg));

    m_sorter->flush();

    QCOMPARE(m_events.size(), 5);
}

void TestEventSorter::hostileJobNamesDoNotPileUp()
{
    for (int i = 0; i < 10'000; ++i)
        m_sorter->addText(progress(QByteArray::number(i).constData(), i));

    QVERIFY(m_events.size() > 9'000);
}

void TestEventSorter::unknownTypesAreCounted()
{
    m_sorter->addText(R"({"type":"crystools.monitor","data":{}})");
    m_sorter->addBinary(QByteArray::fromHex("0000000a") + "BM");

    QCOMPARE(m_sorter->unknownMessages(), 2);
    QCOMPARE(m_events.size(), 2);
}

void TestEventSorter::unreadableMessagesAreLeftOut()
{
    QSignalSpy refused(m_sorter.get(), &EventSorter::messageRefused);

    m_sorter->addText("{");
    m_sorter->addText("");
    m_sorter->addText(R"({"type":"executing","data":[]})");
    m_sorter->addText(R"({"type":"progress","data":{"prompt_id":"a","value":"x"}})"); // found out when it is decoded
    m_sorter->addBinary("ab");
    m_sorter->flush();

    QCOMPARE(refused.size(), 5);
    QVERIFY(m_events.isEmpty());
}

void TestEventSorter::clearedMessagesNeverCome()
{
    m_sorter->addText(progress("a", 1));

    m_sorter->clear();
    m_sorter->addText(R"({"type":"execution_success","data":{"prompt_id":"a"}})");
    m_sorter->flush();

    QCOMPARE(story(), QStringList{QStringLiteral("a!")});
}

QTEST_GUILESS_MAIN(TestEventSorter)
#include "tst_eventsorter.moc"
