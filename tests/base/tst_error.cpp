#include "base/error.h"

#include <QSet>
#include <QTest>

using namespace hanga;
using Kind = Error::Kind;

namespace {

// JobLost stands last; a kind after it would have no row here, and the compiler's -Wswitch finds one without a
// sentence.
constexpr int kinds = int(Kind::JobLost) + 1;

QStringList someArguments()
{
    return {QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("third")};
}

} // namespace

class TestError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasASentence_data();
    void everyKindHasASentence();
    void noTwoKindsSayTheSame();
    void theFirstArgumentIsSaid_data();
    void theFirstArgumentIsSaid();
    void anArgumentIsNotReadAsAPlaceholder();
    void everyProblemOfJsonHasItsOwnWords();
    void missingArgumentsDoNoHarm();
};

void TestError::everyKindHasASentence_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = 0; kind < kinds; ++kind)
        QTest::addRow("kind %d", kind) << kind;
}

void TestError::everyKindHasASentence()
{
    QFETCH(int, kind);
    const Error error{Kind(kind), someArguments(), {}};

    const QString what = whatHappened(error);
    const QString toDo = whatToDo(error);

    QVERIFY(!what.isEmpty());
    QVERIFY2(what.front().isUpper() || what.startsWith(u"first") || what.startsWith(u"“first”"), qPrintable(what));
    QVERIFY2(!what.contains(u'%'), qPrintable(what));
    QVERIFY(!toDo.contains(u'%'));
    QVERIFY(toDo.isEmpty() || toDo.endsWith(u'.'));
}

void TestError::noTwoKindsSayTheSame()
{
    QSet<QString> sentences;
    for (int kind = 0; kind < kinds; ++kind)
        sentences.insert(whatHappened({Kind(kind), someArguments(), {}}));

    QCOMPARE(sentences.size(), kinds);
}

void TestError::theFirstArgumentIsSaid_data()
{
    QTest::addColumn<int>("kind");
    for (int kind = int(Kind::Cancelled) + 1; kind < kinds; ++kind)
        QTest::addRow("kind %d", kind) << kind;
}

void TestError::theFirstArgumentIsSaid()
{
    QFETCH(int, kind);

    QVERIFY(whatHappened({Kind(kind), someArguments(), {}}).contains(u"first"));
}

void TestError::anArgumentIsNotReadAsAPlaceholder()
{
    const Error error{Kind::FileUnreadable, {QStringLiteral("100%2.json"), QStringLiteral("no right")}, {}};

    QCOMPARE(whatHappened(error), QStringLiteral("100%2.json cannot be read: no right."));
}

void TestError::everyProblemOfJsonHasItsOwnWords()
{
    const QStringList problems = {
        QStringLiteral("empty"),         QStringLiteral("notUtf8"),         QStringLiteral("utf16"),
        QStringLiteral("loneSurrogate"), QStringLiteral("textAfterEnd"),    QStringLiteral("unterminatedText"),
        QStringLiteral("badNumber"),     QStringLiteral("badEscape"),       QStringLiteral("missingComma"),
        QStringLiteral("missingColon"),  QStringLiteral("missingName"),     QStringLiteral("tooLarge"),
        QStringLiteral("missingValue"),  QStringLiteral("controlCharacter")};
    QSet<QString> sentences;
    for (const QString &problem : problems)
        sentences.insert(whatHappened({Kind::JsonInvalid, {QStringLiteral("3"), QStringLiteral("14"), problem}, {}}));

    QCOMPARE(sentences.size(), problems.size());
    for (const QString &sentence : std::as_const(sentences))
        QVERIFY2(sentence.contains(u"line 3, column 14"), qPrintable(sentence));
}

void TestError::missingArgumentsDoNoHarm()
{
    for (int kind = 0; kind < kinds; ++kind)
        QVERIFY(!whatHappened({Kind(kind), {}, {}}).isEmpty());
}

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
