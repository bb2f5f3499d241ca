#include "ui/preflight/markedtext.h"

#include <QTest>
#include <QTextLayout>

using namespace hanga;

class TestMarkedText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theValueIsMarkedWhereItStands_data();
    void theValueIsMarkedWhereItStands();
    void aValueTakesThePlaceOfItsSign();
    void aVeryLongValueKeepsBothEnds();
    void aNameWithoutBlanksIsBroken();
};

void TestMarkedText::theValueIsMarkedWhereItStands_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked");

    QTest::newRow("quoted") << QStringLiteral("Use “a/b.ckpt”") << QStringLiteral("a/b.ckpt")
                            << QStringLiteral("Use a/b.ckpt") << QStringLiteral("a/b.ckpt");
    QTest::newRow("Japanese quotes") << QStringLiteral("「a.ckpt」を使う") << QStringLiteral("a.ckpt")
                                     << QStringLiteral("a.ckptを使う") << QStringLiteral("a.ckpt");
    QTest::newRow("bare") << QStringLiteral("20 is too large") << QStringLiteral("20")
                          << QStringLiteral("20 is too large") << QStringLiteral("20");
    QTest::newRow("not there") << QStringLiteral("Something else") << QStringLiteral("20")
                               << QStringLiteral("Something else") << QString();
    QTest::newRow("no value") << QStringLiteral("Something") << QString() << QStringLiteral("Something") << QString();
}

void TestMarkedText::theValueIsMarkedWhereItStands()
{
    QFETCH(QString, sentence);
    QFETCH(QString, value);
    const MarkedText made = MarkedText::in(sentence, value);

    QTEST(made.text, "text");
    QTEST(made.text.mid(made.from, made.length), "marked");
}

void TestMarkedText::aValueTakesThePlaceOfItsSign()
{
    const MarkedText made = MarkedText::with(QStringLiteral("Missing: %1!"), QStringLiteral("100 %1 <b>\nx"));

    QCOMPARE(made.text, QStringLiteral("Missing: 100 %1 <b> x!"));
    QCOMPARE(made.text.mid(made.from, made.length), QStringLiteral("100 %1 <b> x"));
}

void TestMarkedText::aVeryLongValueKeepsBothEnds()
{
    const QString value = QStringLiteral("start/") + QString(5000, u'x') + QStringLiteral("/end.ckpt");
    const MarkedText made = MarkedText::with(QStringLiteral("%1"), value);

    QVERIFY(made.text.size() < 200);
    QVERIFY(made.text.startsWith(u"start/"));
    QVERIFY(made.text.endsWith(u"/end.ckpt"));
}

void TestMarkedText::aNameWithoutBlanksIsBroken()
{
    const MarkedText made = MarkedText::with(QStringLiteral("Missing: %1"), QString(60, u'm'));
    QTextLayout layout;
    made.layOut(layout, QFont(), 200);

    QVERIFY(layout.lineCount() > 1);
    for (int i = 0; i < layout.lineCount(); ++i)
        QVERIFY(layout.lineAt(i).naturalTextWidth() <= 200);
}

QTEST_MAIN(TestMarkedText)
#include "tst_markedtext.moc"
